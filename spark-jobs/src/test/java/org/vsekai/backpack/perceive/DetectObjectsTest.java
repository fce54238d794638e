package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

@Tag("slow")
class DetectObjectsTest {
    private static final Map<String, String> CLASSES = Map.of("cat", "bp:Cat");

    @TempDir
    static Path data;

    private static StageContext context;
    private static Stage stage;

    /** All tests share one warehouse, as making its tables takes most of the time: each leaves it as it was. */
    @BeforeAll
    static void setUp() throws Exception {
        var settings = Files.writeString(
                data.resolve("small-waves.conf"), "backpack.perceive { detector = nanodet-coco, frames-per-wave = 2 }");
        context = Spark.context(data, Settings.load(settings));
        var folder = Files.createDirectories(context.landing().root().resolve("scenes/s1"));
        for (var picture : List.of("chelsea.png", "coffee.png")) {
            try (var stream = DetectObjectsTest.class.getResourceAsStream("/perceive/" + picture)) {
                Files.copy(stream, folder.resolve(picture));
            }
        }
        Files.writeString(folder.resolve("broken.png"), "no picture");
        insert(
                frame(0, "chelsea.png", true),
                frame(1, "coffee.png", true),
                frame(2, "broken.png", true),
                frame(3, "gone.png", true),
                frame(4, "chelsea.png", false));
        stage = Perceive.pipeline(context.settings(), CLASSES).stages().get(0);
        stage.run(context);
    }

    @Test
    void keptFramesAreLookedAtAndUnreadableOnesRejectedWhereverTheyStand() {
        assertThat(rows(InferenceRow.TABLE))
                .extracting(InferenceRow::frameId)
                .containsExactlyInAnyOrder("s1.f0", "s1.f1");
        assertThat(rows(InferenceRow.TABLE)).allSatisfy(mark -> {
            assertThat(mark.decodeMilliseconds()).isPositive();
            assertThat(mark.inferMilliseconds()).isPositive();
        });
        assertThat(rows(DetectionRow.TABLE))
                .extracting(DetectionRow::detectionId, DetectionRow::label, DetectionRow::classIri)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "s1.f0:nanodet-coco:f405f468c5e0:0", "cat", Optional.of("bp:Cat")),
                        org.assertj.core.groups.Tuple.tuple(
                                "s1.f1:nanodet-coco:f405f468c5e0:0", "dining table", Optional.empty()));
        assertThat(rows(RejectRow.TABLE))
                .extracting(RejectRow::reason, RejectRow::source)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("not_a_picture", "scenes/s1/broken.png"),
                        org.assertj.core.groups.Tuple.tuple("missing_file", "scenes/s1/gone.png"));
    }

    @Test
    void embeddingsHaveUnitLength() {
        assertThat(rows(EmbeddingRow.TABLE)).hasSize(2).allSatisfy(embedding -> {
            assertThat(embedding.space()).isEqualTo("image");
            assertThat(embedding.vector()).hasSize(512);
            assertThat(embedding.vector().stream()
                            .mapToDouble(value -> value * value)
                            .sum())
                    .isCloseTo(1, within(1e-5));
        });
    }

    @Test
    void aSecondRunLooksAtNothingAndChangesNoTable() throws Exception {
        var versions = versions();

        var again = stage.run(context);

        assertThat(again.rowsIn()).isZero();
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void aKillBeforeTheMarksEndsInTheSameRows() throws Exception {
        var detections = rows(DetectionRow.TABLE);
        context.warehouse().overwrite(InferenceRow.TABLE, context.warehouse().dataset(InferenceRow.TABLE, List.of()));

        stage.run(context);

        assertThat(rows(DetectionRow.TABLE)).hasSameSizeAs(detections);
        assertThat(rows(DetectionRow.TABLE))
                .extracting(DetectionRow::detectionId)
                .containsExactlyInAnyOrderElementsOf(
                        detections.stream().map(DetectionRow::detectionId).toList());
        assertThat(rows(InferenceRow.TABLE)).hasSize(2);
    }

    private static List<Long> versions() {
        var versions = new ArrayList<Long>();
        for (var table : List.of(DetectionRow.TABLE, EmbeddingRow.TABLE, InferenceRow.TABLE, RejectRow.TABLE)) {
            versions.add(context.warehouse().version(table));
        }
        return versions;
    }

    private static <R extends Record> List<R> rows(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }

    private static void insert(FrameRow... frames) {
        context.warehouse().insertNew(FrameRow.TABLE, context.warehouse().dataset(FrameRow.TABLE, List.of(frames)));
    }

    private static FrameRow frame(int number, String file, boolean kept) {
        return new FrameRow(
                "s1.f" + number,
                "s1",
                "Camera",
                Instant.parse("2026-06-01T12:00:00Z"),
                "scenes/s1/" + file,
                "0".repeat(64),
                451,
                300,
                List.of(),
                kept,
                kept ? Optional.empty() : Optional.of("too_dark"));
    }
}
