package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.Fetched;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.catalogue.UnusableModelException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhisperTranscriberTest {
    private static final String TEXT = "the robot is standing next to the red table. Please open the door.";

    private CataloguedModel model;
    private WhisperTranscriber transcriber;

    @BeforeAll
    void open() {
        model = Fetched.model(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        transcriber = WhisperTranscriber.open(model, Catalogued.voiceActivity(), Speech.INFERENCE);
    }

    @AfterAll
    void close() {
        if (transcriber != null) {
            transcriber.close();
        }
    }

    @Test
    void tokensAreTheGoldenOnes() throws Exception {
        var golden = new ObjectMapper().readTree(Speech.resource("whisper-tiny-en.json"));
        var expected = new ArrayList<Long>();
        golden.get("token_ids").forEach(token -> expected.add(token.longValue()));

        var tokens = transcriber.tokens(Speech.golden().samples(), Cancellation.NEVER);

        // without the prompt of two
        assertThat(tokens)
                .containsExactly(expected.subList(2, expected.size()).stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    @Test
    void speechBecomesItsTextWithTimes() {
        var transcript = transcriber.transcribe(Speech.golden(), Cancellation.NEVER);

        assertThat(transcript.text()).isEqualTo(TEXT);
        assertThat(transcript.language()).isEqualTo("en");
        assertThat(transcript.segments()).hasSize(1);
        assertThat(transcript.segments().get(0).start()).isBetween(0.0, 0.3);
        assertThat(transcript.segments().get(0).end())
                .isBetween(3.5, Speech.golden().seconds());
    }

    @Test
    void longSoundIsCutAtItsPauses() {
        var spoken = Speech.golden();
        var sound = Speech.joined(spoken, Speech.silence(31), spoken, Speech.noise(1, 1e-3));

        var transcript = transcriber.transcribe(sound, Cancellation.NEVER);

        assertThat(transcript.segments()).extracting(Transcript.Segment::text).containsExactly(TEXT, TEXT);
        assertThat(transcript.segments().get(1).start()).isCloseTo(spoken.seconds() + 31, within(0.3));
        assertThat(transcript.text()).isEqualTo(TEXT + " " + TEXT);
    }

    @Test
    void anotherRateIsUnderstoodToo() {
        var transcript = transcriber.transcribe(Speech.golden().at(44_100), Cancellation.NEVER);

        assertThat(transcript.text()).isEqualTo(TEXT);
    }

    @Test
    void nothingIsWrittenWhereNobodySpeaks() {
        for (var sound : List.of(Speech.silence(0), Speech.silence(5), Speech.noise(5, 0.2))) {
            var transcript = transcriber.transcribe(sound, Cancellation.NEVER);

            assertThat(transcript.segments()).isEmpty();
            assertThat(transcript.text()).isEmpty();
        }
    }

    @Test
    void workThatNobodyWaitsForEndsBeforeTheNextToken() {
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> transcriber.tokens(Speech.golden().samples(), () -> asked.incrementAndGet() == 4))
                .isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(4);
    }

    @Test
    void noMoreTokensAreWrittenThanTheCardAllows() {
        try (var brief = WhisperTranscriber.open(withMostTokens(3), Catalogued.voiceActivity(), Speech.INFERENCE)) {
            assertThat(brief.transcribe(Speech.golden(), Cancellation.NEVER).text())
                    .isEqualTo("the robot is");
        }
    }

    @Test
    void aModelForSomethingElseIsRefused() {
        assertThatThrownBy(() -> WhisperTranscriber.open(
                        Catalogued.voiceActivity(), Catalogued.voiceActivity(), Speech.INFERENCE))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("of architecture silero-vad, but whisper is needed");
    }

    private CataloguedModel withMostTokens(int mostTokens) {
        var card = model.card();
        var settings = card.settings(ModelSettings.Transcriber.class);
        var brief = new ModelSettings.Transcriber(
                settings.language(),
                settings.voiceActivity(),
                mostTokens,
                settings.prompt(),
                settings.endToken(),
                settings.suppressed(),
                settings.suppressedFirst());
        return new CataloguedModel(
                new ModelCard(
                        card.task(),
                        card.name(),
                        card.version(),
                        card.architecture(),
                        card.engine(),
                        card.files(),
                        card.packages(),
                        card.inputs(),
                        card.outputs(),
                        card.licence(),
                        card.licenceFile(),
                        card.origin(),
                        card.labels(),
                        brief),
                model.folder());
    }
}
