package org.vsekai.backpack.speech;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.TensorType;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Tensor;

/**
 * Speaks with a voice of Piper (github.com/rhasspy/piper; a VITS network, Kim, Kong and Son 2021), sentence by sentence. Its
 * phonemes come from the program espeak-ng. Open one per thread and close it: not thread-safe. The weights are shared by all
 * of the process.
 */
public final class PiperVoice implements AutoCloseable {
    private final ModelCard card;
    private final String language;
    private final double pauseSeconds;
    private final VoiceFile voice;
    private final PhonemeNumbers numbers;
    private final SpokenPhonemes phonemes;
    private final SpeechSettings limits;
    private final NetworkSession session;

    private PiperVoice(CataloguedModel model, VoiceFile voice, SpeechSettings limits, NetworkSession session) {
        this.card = model.card();
        var settings = card.settings(ModelSettings.Voice.class);
        this.language = settings.language();
        this.pauseSeconds = settings.pauseMilliseconds() / 1000.0;
        this.voice = voice;
        this.numbers = voice.numbers();
        var espeak = new EspeakPhonemes(EspeakPhonemes.PROGRAM, voice.espeak().voice(), limits.phonemeSeconds());
        this.phonemes = new SpokenPhonemes(espeak);
        this.limits = limits;
        this.session = session;
    }

    /**
     * A voice for the calling thread. The first one of a process loads the weights.
     *
     * @throws UnusableModelException when the model is for something else, damaged, not fetched or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when ONNX Runtime cannot run here
     */
    public static PiperVoice open(CataloguedModel model, SpeechSettings limits, InferenceSettings settings) {
        if (model.card().architecture() != Architecture.PIPER) {
            throw UnusableModelException.otherArchitecture(model.card(), Architecture.PIPER);
        }
        var voice = VoiceFile.read(model);
        var network = Network.load(model, Network.ONLY, settings);
        return new PiperVoice(model, voice, limits, network.open());
    }

    /** The language that it speaks, as a language tag. */
    public String language() {
        return language;
    }

    /** How it speaks when left alone. */
    public SpeakingStyle usualStyle() {
        return voice.style();
    }

    /**
     * The text, spoken; sentences have a pause between them. Takes about a tenth of the time that it lasts.
     *
     * @param cancellation asked before each clause and each sentence
     * @throws UnspeakableTextException when it is too long, or there is nothing to say
     * @throws PhonemesUnavailableException when espeak-ng is not installed, or fails
     * @throws java.util.concurrent.CancellationException when the cancellation said so
     */
    public Sound speak(String text, SpeakingStyle style, Cancellation cancellation) {
        if (text.length() > limits.longestTextCharacters()) {
            throw UnspeakableTextException.tooLong(text.length(), limits.longestTextCharacters());
        }
        var pieces = phonemes.of(text, cancellation);
        if (pieces.isEmpty()) {
            throw UnspeakableTextException.nothingToSay();
        }
        var sounds = new ArrayList<Sound>();
        double seconds = 0;
        for (var piece : pieces) {
            cancellation.check();
            var sound =
                    new Sound(samples(numbers.of(piece), style), voice.audio().sampleRate());
            seconds += sound.seconds() + pauseSeconds;
            if (seconds > limits.longestSoundSeconds()) {
                throw UnspeakableTextException.soundsTooLong(limits.longestSoundSeconds());
            }
            sounds.add(sound);
        }
        return Sound.joined(sounds, pauseSeconds);
    }

    /** Between sentences. */
    double pauseSeconds() {
        return pauseSeconds;
    }

    private float[] samples(long[] ids, SpeakingStyle style) {
        var scales = new float[] {(float) style.noise(), (float) style.length(), (float) style.rhythmNoise()};
        var inputs = List.of(
                Tensor.of(ids, 1, ids.length), Tensor.of(new long[] {ids.length}, 1), Tensor.of(scales, scales.length));
        try (var outputs = session.run(inputs)) {
            if (outputs.size() != 1
                    || outputs.type(0).filter(TensorType.FP32::equals).isEmpty()) {
                throw UnusableModelException.unexpectedOutput(card, outputs.size() + " tensors, not one of floats");
            }
            return outputs.floats(0);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
