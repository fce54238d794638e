package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.Fetched;
import org.vsekai.backpack.catalogue.ModelTask;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PiperVoiceTest {
    private CataloguedModel model;
    private PiperVoice voice;

    @BeforeAll
    void open() {
        model = Fetched.model(ModelTask.TEXT_TO_SPEECH, "piper-joe");
        Espeak.require();
        voice = PiperVoice.open(model, Speech.SETTINGS, Speech.INFERENCE);
    }

    @AfterAll
    void close() {
        if (voice != null) {
            voice.close();
        }
    }

    @Test
    void numbersOfThePhonemesAreTheGoldenOnes() throws Exception {
        var golden = new ObjectMapper().readTree(Speech.resource("piper-ids.json"));
        var expected = new ArrayList<Long>();
        golden.get("ids").forEach(id -> expected.add(id.longValue()));
        var phonemes = new SpokenPhonemes(new EspeakPhonemes(EspeakPhonemes.PROGRAM, "en-us", 10));

        var pieces = phonemes.of(golden.get("text").textValue(), Cancellation.NEVER);

        assertThat(pieces).containsExactly(golden.get("espeak_ipa").textValue());
        assertThat(VoiceFile.read(model).numbers().of(pieces.get(0)))
                .containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
    }

    @Test
    void aSteadyVoiceSaysTheSameTwice() {
        var once = steady("Please open the door.");

        assertThat(once.sampleRate()).isEqualTo(22_050);
        assertThat(once.seconds()).isBetween(0.8, 2.0);
        assertThat(once.samples()).isEqualTo(steady("Please open the door.").samples());
    }

    @Test
    void theUsualStyleIsThatOfTheVoiceFile() {
        assertThat(voice.usualStyle()).isEqualTo(new SpeakingStyle(0.667, 1, 0.8));
        assertThat(voice.language()).isEqualTo("en-US");
    }

    @Test
    void betweenTwoSentencesIsAFifthOfASecond() {
        var first = steady("Please open the door.");
        var second = steady("Now close it.");

        var both = steady("Please open the door. Now close it.");

        assertThat(both.samples()).hasSize(first.samples().length + second.samples().length + 4_410);
        var pause = both.part(first.samples().length, first.samples().length + 4_410);
        assertThat(pause.samples()).containsOnly(0);
    }

    @Test
    void aFasterVoiceNeedsLessTime() {
        var text = "The robot is standing next to the red table.";
        var fast = voice.speak(text, SpeakingStyle.STEADY.at(2), Cancellation.NEVER);

        assertThat(fast.seconds() / steady(text).seconds()).isBetween(0.4, 0.75);
    }

    @Test
    void textThatCannotBeSpokenIsRefused() {
        assertThatThrownBy(() -> steady(" \n"))
                .isInstanceOf(UnspeakableTextException.class)
                .hasMessageContaining("nothing in it that can be spoken");
        assertThatThrownBy(() -> steady("a".repeat(4_097)))
                .isInstanceOf(UnspeakableTextException.class)
                .hasMessageContaining("4097 characters, more than the limit of 4096");
        try (var brief = PiperVoice.open(model, new SpeechSettings(1, 1, 4096, 10), Speech.INFERENCE)) {
            assertThatThrownBy(() -> brief.speak(
                            "This takes more than a second to say.", SpeakingStyle.STEADY, Cancellation.NEVER))
                    .isInstanceOf(UnspeakableTextException.class)
                    .hasMessageContaining("more than 1 seconds to say");
        }
    }

    @Test
    void workThatNobodyWaitsForEnds() {
        assertThatThrownBy(() -> voice.speak("Hello.", SpeakingStyle.STEADY, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private Sound steady(String text) {
        return voice.speak(text, SpeakingStyle.STEADY, Cancellation.NEVER);
    }
}
