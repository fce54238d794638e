package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vsekai.backpack.catalogue.Fetched;
import org.vsekai.backpack.catalogue.ModelTask;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeechToSpeechTest {
    private static final List<String> SENTENCES = List.of(
            "The robot is standing next to the red table.",
            "Please open the door and turn on the light.",
            "There are seven chairs in the room behind the garden.",
            "She put the green bottle on the shelf above the window.",
            "The quick brown fox jumps over the lazy dog.",
            "Walk through the long hallway and take the second stairs.",
            "My friend lost her yellow hat near the old bridge.",
            "The music in this world is too loud for me.",
            "Can you show me the way to the train station?",
            "We will meet again tomorrow morning at nine.");

    private PiperVoice voice;
    private WhisperTranscriber transcriber;
    private SpeechToSpeech pipeline;

    @BeforeAll
    void open() {
        var whisper = Fetched.model(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        var piper = Fetched.model(ModelTask.TEXT_TO_SPEECH, "piper-joe");
        Espeak.require();
        transcriber = WhisperTranscriber.open(whisper, Catalogued.voiceActivity(), Speech.INFERENCE);
        voice = PiperVoice.open(piper, Speech.SETTINGS, Speech.INFERENCE);
        pipeline = new SpeechToSpeech(transcriber, voice, Speech.SETTINGS);
    }

    @AfterAll
    void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void speechIsSaidAgainInTheOtherVoice() {
        var heard = Speech.golden();

        var respoken = respeak(heard, "en-US");

        assertThat(respoken.transcript().text()).startsWith("the robot is standing");
        var sound = respoken.sound().orElseThrow();
        assertThat(sound.sampleRate()).isEqualTo(22_050);
        assertThat(transcriber.transcribe(sound, Cancellation.NEVER).text())
                .isEqualToIgnoringCase(respoken.transcript().text());
    }

    @Test
    void whereNobodySpeaksNothingIsSaid() {
        var respoken = respeak(Speech.silence(3), "en");

        assertThat(respoken.transcript().segments()).isEmpty();
        assertThat(respoken.sound()).isEmpty();
    }

    @Test
    void aLanguageThatTheVoiceDoesNotSpeakIsRefused() {
        for (var language : List.of("de", "en-GB", "", "english")) {
            assertThatThrownBy(() -> respeak(Speech.golden(), language))
                    .isInstanceOf(UnsupportedLanguageException.class)
                    .hasMessage("language '" + language + "' is not spoken here; ask for en-US");
        }
    }

    /** Steady, so that the figure is the same each time; it is printed for docs/models.md. */
    @Test
    void tenSentencesOfPiperAreUnderstood() {
        var sum = WordErrorRate.NONE;
        for (var sentence : SENTENCES) {
            sum = sum.plus(heard(sentence, voice.speak(sentence, SpeakingStyle.STEADY, Cancellation.NEVER)));
        }

        System.out.println("word error rate of Piper's sentences: " + sum + " " + sum.rate());
        assertThat(sum.rate()).isLessThan(0.1);
    }

    @Test
    void tenSentencesOfEspeakAreMostlyUnderstood() throws Exception {
        var sum = WordErrorRate.NONE;
        for (var sentence : SENTENCES) {
            sum = sum.plus(heard(sentence, spokenByEspeak(sentence)));
        }

        System.out.println("word error rate of espeak-ng's sentences: " + sum + " " + sum.rate());
        assertThat(sum.rate()).isLessThan(0.5);
    }

    private WordErrorRate heard(String sentence, Sound sound) {
        var written = transcriber.transcribe(sound, Cancellation.NEVER).text();
        var rate = WordErrorRate.of(sentence, written);
        if (rate.errors() > 0) {
            System.out.println(sentence + " -> " + written);
        }
        return rate;
    }

    private static Sound spokenByEspeak(String sentence) throws IOException {
        var process = new ProcessBuilder(EspeakPhonemes.PROGRAM, "-v", "en-us", "--stdout", sentence).start();
        try (var output = process.getInputStream()) {
            return new SoundReader(Speech.SETTINGS).decode(withLengths(output.readAllBytes()));
        }
    }

    /** The program cannot go back in a pipe, and so leaves lengths in the header that are none. */
    private static byte[] withLengths(byte[] file) {
        for (int at = 40; at < 44; at++) {
            file[at] = -1;
        }
        return file;
    }

    private Respoken respeak(Sound sound, String language) {
        return pipeline.respeak(sound, language, SpeakingStyle.STEADY, Cancellation.NEVER);
    }
}
