package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.render.Mask;
import org.vsekai.backpack.speech.SoundReader;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.ClipFormat;
import org.vsekai.backpack.table.ClipRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Visibility;

/** Every task switched on, with the models that are here; the answers are those of the models' own goldens. */
@Tag("slow")
class AllTasksTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ALL = """
            pipelines.map = [
              {task = detect, then = [
                {task = pose, model = movenet-multipose, of = person, then = [{task = embed}]},
                {task = segment, model = selfie-segmentation, of = person},
                {task = embed, model = nanodet-coco, of = person},
                {task = describe, model = smollm2-135m}]},
              {task = segment, model = selfie-segmentation},
              {task = read, model = pp-ocr-v6-small, then = [{task = embed, model = minilm-l6-v2}]},
              {task = enlarge, model = realesr-animevideov3-x2}]
            pipelines.clips = [
              {task = transcribe, model = whisper-tiny-en, then = [
                {task = embed, model = minilm-l6-v2}, {task = speak, model = piper-joe}]}]
            pipelines.texts = [{task = embed, model = minilm-l6-v2}]
            """;

    @TempDir
    static Path data;

    private static World world;

    @BeforeAll
    static void lookListenAndRead() throws Exception {
        world = new World(data, ALL);
        world.scene("m", ItemKind.MAP);
        world.frames("m", 320, 300, World.ASTRONAUT, World.TEXT);
        clip("m.c0", "inference/src/test/resources/speech/speech-16k.wav", ClipFormat.WAV);
        clip("m.c1", World.TEXT, ClipFormat.OGG);
        world.insert(
                ItemRow.TABLE,
                List.of(
                        item("i1", "Cosy tea room", "calm"),
                        item("i2", "Quiet café", "cosy"),
                        item("i3", "Race", "cars")));
        world.night();
    }

    private static void clip(String id, String source, ClipFormat format) throws IOException {
        var path = world.file(source, "scenes/m/" + id);
        world.insert(
                ClipRow.TABLE,
                List.of(new ClipRow(id, "m", path, "0".repeat(64), format, 4, 16_000, 1, NOON, Optional.empty())));
    }

    private static ItemRow item(String id, String name, String tag) {
        return new ItemRow(
                id, ItemKind.MAP, name, "u1", Visibility.PUBLIC, Optional.empty(), List.of(), List.of(tag), NOON);
    }

    @Test
    void aCutOutPersonHasAMaskOfTheFramesSizeAndTheClassOfTheDetection() {
        assertThat(segments("detect-person-segment")).singleElement().satisfies(row -> {
            var mask = Mask.parse(320, 300, row.mask().orElseThrow());
            assertThat(row.classIri()).contains("bp:Person");
            assertThat(row.score()).isBetween(0.35, 0.999);
            assertThat(mask.area()).isBetween(20_000, 70_000);
            // her face is in the upper half of the picture
            assertThat(mask.pixels()[100 * 320 + 140]).isTrue();
            assertThat(row.xMinimum()).isEqualTo(mask.bounds().orElseThrow().left());
            assertThat(row.yMaximum()).isEqualTo(mask.bounds().orElseThrow().bottom());
        });
    }

    @Test
    void aRegionOfAWholeFrameIsNoEvidenceOfAnObject() {
        assertThat(segments("/segment:"))
                .filteredOn(row -> row.frameId().equals("m.f0"))
                .singleElement()
                .satisfies(row -> assertThat(row.classIri()).isEmpty());
    }

    @Test
    void whatIsWrittenIsReadAndEmbedded() throws IOException {
        assumeFetched(ModelTask.IMAGE_TO_TEXT, "pp-ocr-v6-small");
        var golden = json("inference/src/test/resources/ocr/rapidocr.json");

        var row = annotation("m.f1");
        assertThat(golden.toString()).contains(row.parts().get(0).text());
        assertThat(row.parts()).allSatisfy(part -> {
            assertThat(part.place()).hasSize(8);
            assertThat(part.score()).isBetween(0.5, 1.0);
        });
        assertThat(world.rows(AnnotationRow.TABLE))
                .filteredOn(
                        other -> other.task().equals("read") && other.entityId().equals("m.f0"))
                .allSatisfy(other -> assertThat(other.text()).isNotBlank());
        assumeFetched(ModelTask.EMBEDDING, "minilm-l6-v2");
        assertThat(vectors("text")).extracting(EmbeddingRow::entityId).contains(row.annotationId());
    }

    @Test
    void whatIsSaidIsWrittenDownAndEmbedded() throws IOException {
        assumeFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        var golden = json("inference/src/test/resources/speech/whisper-tiny-en.json");

        var row = annotation("m.c0");
        assertThat(golden.toString()).contains(row.text());
        assertThat(row.language()).contains("en");
        assertThat(row.task()).isEqualTo("transcribe");
        assertThat(row.parts().get(0).place()).hasSize(2);
        assertThat(world.rows(RejectRow.TABLE))
                .extracting(RejectRow::stage, RejectRow::payload, RejectRow::reason)
                .containsExactly(Tuple.tuple("perceive/clips-transcribe", "m.c1", "not_a_sound"));
        assumeFetched(ModelTask.EMBEDDING, "minilm-l6-v2");
        assertThat(vectors("text")).extracting(EmbeddingRow::entityId).contains(row.annotationId());
    }

    @Test
    void whatWasSaidIsSaidAgainInAnotherVoice() throws IOException {
        assumeFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        assumeFetched(ModelTask.TEXT_TO_SPEECH, "piper-joe");

        var row = world.rows(AnnotationRow.TABLE).stream()
                .filter(other -> other.task().equals("transcribe/speak"))
                .findFirst()
                .orElseThrow();
        var sound = new SoundReader(world.context.settings().bind(SpeechSettings.SECTION, SpeechSettings.class))
                .read(world.context.landing().file(row.path().orElseThrow()));
        assertThat(row.entityId()).isEqualTo("m.c0");
        assertThat(row.text()).isEqualTo(annotation("m.c0").text());
        assertThat(sound.seconds()).isBetween(2.0, 8.0);
    }

    @Test
    void anAnswerIsKeptWithItsStepsOnlyWhereTheDetectionsBearIt() {
        assumeFetched(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m");

        assertThat(world.rows(InferenceRow.TABLE))
                .filteredOn(mark ->
                        mark.task().equals("detect/describe") && mark.frameId().equals("m.f0"))
                .singleElement()
                .satisfies(mark -> assertThat(mark.inferMilliseconds()).isPositive());
        assertThat(world.rows(AnnotationRow.TABLE))
                .filteredOn(row -> row.task().equals("detect/describe"))
                .allSatisfy(row -> assertThat(row.text()).isNotBlank());
    }

    @Test
    void itemsOfLikeMeaningAreNearEachOther() {
        assumeFetched(ModelTask.EMBEDDING, "minilm-l6-v2");

        assertThat(cosine("i1", "i2")).isGreaterThan(cosine("i1", "i3") + 0.2);
    }

    @Test
    void aLargerPictureLiesInTheLandingZone() throws IOException {
        var row = world.rows(AnnotationRow.TABLE).stream()
                .filter(other ->
                        other.task().equals("enlarge") && other.entityId().equals("m.f0"))
                .findFirst()
                .orElseThrow();
        var file = world.context.landing().file(row.path().orElseThrow());

        var picture = javax.imageio.ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(640);
        assertThat(picture.getHeight()).isEqualTo(600);
        assertThat(row.text()).isEmpty();
        try (var files = Files.list(file.getParent())) {
            assertThat(files.toList()).hasSize(2).allMatch(path -> path.toString()
                    .endsWith(".png"));
        }
    }

    @Test
    void anObjectThatWasCutOutHasAVectorOfItsOwn() {
        assertThat(vectors("crop")).singleElement().satisfies(row -> {
            assertThat(row.entityId()).startsWith("m.f0:nanodet-coco:");
            assertThat(row.vector()).hasSize(512);
            assertThat(row.vector().stream().mapToDouble(value -> value * value).sum())
                    .isCloseTo(1, within(1e-5));
        });
    }

    @Test
    void everyTaskLeftItsMarkAndTheSecondNightHasNothingToDo() throws Exception {
        assertThat(world.rows(InferenceRow.TABLE))
                .filteredOn(row -> row.frameId().equals("m.f0"))
                .extracting(InferenceRow::task)
                .contains(
                        "detect",
                        "detect/person/pose",
                        "detect/person/pose/embed",
                        "detect/person/segment",
                        "detect/person/embed",
                        "segment",
                        "enlarge");
        var versions = world.versions();

        world.night();

        assertThat(world.versions()).isEqualTo(versions);
    }

    private static void assumeFetched(ModelTask task, String model) {
        assumeTrue(
                Perceive.catalogue(world.context)
                        .find(task, model)
                        .absentFiles()
                        .isEmpty(),
                () -> "./backpack models " + model + " was not run");
    }

    private static List<DetectionRow> segments(String part) {
        return world.rows(DetectionRow.TABLE).stream()
                .filter(row -> row.detectionId().contains(part))
                .toList();
    }

    private static AnnotationRow annotation(String entity) {
        return world.rows(AnnotationRow.TABLE).stream()
                .filter(row -> row.entityId().equals(entity)
                        && !row.text().isEmpty()
                        && row.path().isEmpty()
                        && !row.task().equals("detect/describe"))
                .findFirst()
                .orElseThrow();
    }

    private static List<EmbeddingRow> vectors(String space) {
        return world.rows(EmbeddingRow.TABLE).stream()
                .filter(row -> row.space().equals(space))
                .toList();
    }

    private static double cosine(String one, String other) {
        var left = vector(one);
        var right = vector(other);
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            sum += left.get(i) * right.get(i);
        }
        return sum;
    }

    private static List<Float> vector(String item) {
        return vectors("text").stream()
                .filter(row -> row.entityId().equals(item))
                .findFirst()
                .orElseThrow()
                .vector();
    }

    private static JsonNode json(String path) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of(System.getProperty("backpack.home"), path).toFile());
    }
}
