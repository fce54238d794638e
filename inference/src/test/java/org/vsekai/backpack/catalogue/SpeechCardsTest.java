package org.vsekai.backpack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechCardsTest {
    private static final ModelCatalogue SHIPPED =
            new ModelCatalogue(Path.of(System.getProperty("backpack.home"), "conf", "models"));

    @TempDir
    Path root;

    @Test
    void theVoiceActivityModelIsWhatItsCardSays() {
        var model = SHIPPED.find(ModelTask.SPEECH_TO_TEXT, "silero-vad");

        assertThat(model.card().settings(ModelSettings.VoiceActivity.class))
                .isEqualTo(new ModelSettings.VoiceActivity(0.5, 0.35, 250, 100, 30));
        assertThat(model.verifiedBytes("network")).hasSize(2_327_524);
        assertThat(model.folder().resolve(model.card().licenceFile())).content().contains("Silero Team");
    }

    @Test
    void theTranscriberNamesItsVoiceActivityModelAndWhatIsFetched() {
        var model = SHIPPED.find(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        var settings = model.card().settings(ModelSettings.Transcriber.class);

        assertThat(settings.language()).isEqualTo("en");
        assertThat(settings.mostTokens()).isEqualTo(224);
        assertThat(settings.prompt()).containsExactly(50_257, 50_362);
        assertThat(settings.suppressed()).hasSize(84).contains(1, 357).doesNotContain(220);
        assertThat(settings.suppressedFirst()).containsExactly(220, 50_256);
        assertThat(SHIPPED.find(ModelTask.SPEECH_TO_TEXT, settings.voiceActivity())
                        .card()
                        .architecture())
                .isEqualTo(Architecture.SILERO_VAD);
        assertThat(model.card().packages().get(0).members()).containsOnlyKeys("model.bin", "tokenizer.json");
    }

    @Test
    void theVoiceIsFetchedAsAWhole() {
        var card = SHIPPED.find(ModelTask.TEXT_TO_SPEECH, "piper-joe").card();

        assertThat(card.settings(ModelSettings.Voice.class)).isEqualTo(new ModelSettings.Voice("en-US", 200));
        assertThat(card.packages().get(0).members())
                .containsOnlyKeys("en_US-joe-medium.onnx", "en_US-joe-medium.onnx.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "speech-to-text/silero-vad | end: 0.35 | end: 0.6 | settings: end must be above 0 and at most begin",
                "speech-to-text/silero-vad | begin: 0.5 | begin: 1.5 | begin must be",
                "speech-to-text/silero-vad | padding_milliseconds: 30 | padding_milliseconds: -1 | padding_milliseconds",
                "speech-to-text/whisper-tiny-en | language: en | language: English | language must be a language tag",
                "speech-to-text/whisper-tiny-en | most_tokens: 224 | most_tokens: 447 | at most 448 together",
                "speech-to-text/whisper-tiny-en | end_token: 50256 | end_token: 300 | suppressed must be tokens",
                "speech-to-text/whisper-tiny-en | prompt: [50257, 50362] | prompt: [] | prompt must not be empty",
                "text-to-speech/piper-joe | pause_milliseconds: 200 | pause_milliseconds: 20000 | pause_milliseconds",
                "text-to-speech/piper-joe | language: en-US | language: [en] | language",
            })
    void aWrongCardIsRefusedByFileAndKey(String model, String old, String wrong, String named) throws IOException {
        var folder = Files.createDirectories(root.resolve(model));
        var card = Files.readString(SHIPPED.root().resolve(model).resolve("card.yaml"));
        assertThat(card).contains(old);
        Files.writeString(folder.resolve("card.yaml"), card.replace(old, wrong));
        var task = List.of(ModelTask.values()).stream()
                .filter(each -> model.startsWith(each.folderName() + "/"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() ->
                        new ModelCatalogue(root).find(task, folder.getFileName().toString()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("card.yaml")
                .hasMessageContaining(named);
    }
}
