package org.vsekai.backpack.tasks;

import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.speech.Cancellation;
import org.vsekai.backpack.speech.PiperVoice;
import org.vsekai.backpack.speech.Sound;
import org.vsekai.backpack.speech.SoundReader;
import org.vsekai.backpack.speech.SpeakingStyle;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.speech.SpeechToSpeech;
import org.vsekai.backpack.speech.Transcript;
import org.vsekai.backpack.speech.WavWriter;
import org.vsekai.backpack.speech.WhisperTranscriber;

/** The tasks of speech. Thread-safe. */
final class SpeechTasks {
    private final InferenceSettings settings;
    private final SpeechSettings limits;
    private final SoundReader reader;

    SpeechTasks(InferenceSettings settings, SpeechSettings limits) {
        this.settings = settings;
        this.limits = limits;
        this.reader = new SoundReader(limits);
    }

    /** What is to be said, and how fast: 2 is twice as fast. */
    record Words(String text, double speed) {}

    /** What was said in which sound. */
    record Heard(Sound sound, Transcript transcript) {}

    /** What is to be said again. */
    record Again(Sound sound, String language, double speed) {}

    Task<Words, Sound> voice(CataloguedModel model) {
        return new Task<>() {
            @Override
            public BodyKind takes() {
                return BodyKind.TEXT;
            }

            @Override
            public Set<String> parameters() {
                return Set.of("speed");
            }

            @Override
            public Words read(TaskRequest request) {
                return new Words(request.text(), speed(request.parameters()));
            }

            @Override
            public BatchCall<Words, Done<Sound>> open() {
                var voice = PiperVoice.open(model, limits, settings);
                return new OneByOne<>(voice, words -> Done.of(speak(voice, words)));
            }

            @Override
            public TaskAnswer write(TaskRequest request, Sound result) {
                return TaskAnswer.wav(WavWriter.encode(result));
            }
        };
    }

    private static Sound speak(PiperVoice voice, Words words) {
        return voice.speak(words.text(), voice.usualStyle().at(words.speed()), Cancellation.NEVER);
    }

    Task<Sound, Heard> transcription(CataloguedModel model, CataloguedModel voiceActivity) {
        var card = model.card();
        return new Task<>() {
            @Override
            public BodyKind takes() {
                return BodyKind.SOUND;
            }

            @Override
            public Sound read(TaskRequest request) {
                return reader.decode(request.body());
            }

            @Override
            public BatchCall<Sound, Done<Heard>> open() {
                var transcriber = WhisperTranscriber.open(model, voiceActivity, settings);
                return new OneByOne<>(
                        transcriber,
                        sound -> Done.of(new Heard(sound, transcriber.transcribe(sound, Cancellation.NEVER))));
            }

            @Override
            public TaskAnswer write(TaskRequest request, Heard result) {
                return request.accepts("text/plain")
                        ? TaskAnswer.text(result.transcript().text())
                        : TaskAnswer.json(Documents.Said.of(card, result.sound(), result.transcript()));
            }
        };
    }

    /** Says again what another model wrote down. */
    Task<Again, Optional<Sound>> voiceChange(
            CataloguedModel transcriber, CataloguedModel voiceActivity, CataloguedModel voice) {
        return new Task<>() {
            @Override
            public BodyKind takes() {
                return BodyKind.SOUND;
            }

            @Override
            public Set<String> parameters() {
                return Set.of("speed", "language");
            }

            @Override
            public Again read(TaskRequest request) {
                var language = request.parameters().text("language").orElseGet(() -> language(voice.card()));
                return new Again(reader.decode(request.body()), language, speed(request.parameters()));
            }

            @Override
            public BatchCall<Again, Done<Optional<Sound>>> open() {
                var both = new SpeechToSpeech(
                        WhisperTranscriber.open(transcriber, voiceActivity, settings),
                        PiperVoice.open(voice, limits, settings),
                        limits);
                return new OneByOne<>(both, again -> Done.of(respeak(both, again)));
            }

            @Override
            public TaskAnswer write(TaskRequest request, Optional<Sound> result) {
                return TaskAnswer.wav(WavWriter.encode(
                        result.orElseThrow(() -> ModelProblems.unreadable("Nobody speaks in the sound."))));
            }
        };
    }

    private static String language(ModelCard voice) {
        return voice.settings(org.vsekai.backpack.catalogue.ModelSettings.Voice.class)
                .language();
    }

    private static Optional<Sound> respeak(SpeechToSpeech both, Again again) {
        return both.respeak(again.sound(), again.language(), both.usualStyle().at(again.speed()), Cancellation.NEVER)
                .sound();
    }

    private static double speed(Parameters parameters) {
        try {
            double speed = parameters.text("speed").map(Double::parseDouble).orElse(1.0);
            SpeakingStyle.STEADY.at(speed);
            return speed;
        } catch (IllegalArgumentException e) {
            throw Problems.invalidParameter("speed", "must be a number from 0.25 to 4");
        }
    }
}
