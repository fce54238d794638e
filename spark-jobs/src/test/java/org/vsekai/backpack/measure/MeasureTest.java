package org.vsekai.backpack.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionMetricRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.ThroughputRow;
import org.vsekai.backpack.table.TruthBoxRow;

@Tag("slow")
class MeasureTest {
    @TempDir
    static Path data;

    private static StageContext context;
    private static String digest;
    private final MeasureDetections detections =
            new MeasureDetections(Map.of("couch", "Couch", "chair", "Chair"), "Thing");

    @BeforeAll
    static void setUp() {
        context = Spark.context(data);
        digest = Perceive.detector(context).card().sha256();
        insert(
                ClassAncestorRow.TABLE,
                List.of(
                        new ClassAncestorRow("Couch", "Couch", 0),
                        new ClassAncestorRow("Loveseat", "Loveseat", 0),
                        new ClassAncestorRow("Loveseat", "Couch", 1),
                        new ClassAncestorRow("Chair", "Chair", 0)));
        insert(InferenceRow.TABLE, List.of(mark("f1", 10), mark("f2", 30)));
        insert(
                TruthBoxRow.TABLE,
                List.of(
                        truth("f1", "kitten", Optional.of("Loveseat"), 0, 1),
                        truth("f1", "chair", Optional.of("Chair"), 100, 1),
                        truth("f1", "hidden", Optional.of("Chair"), 200, 0.1),
                        truth("f1", "unnamed", Optional.empty(), 300, 1),
                        truth("unseen", "chair", Optional.of("Chair"), 0, 1)));
        insert(
                DetectionRow.TABLE,
                List.of(
                        detection("f1", 0, "Couch", 1, digest),
                        detection("f1", 1, "Chair", 200, digest),
                        detection("f1", 2, "Chair", 400, digest),
                        detection("f1", 3, "Chair", 100, "0".repeat(64)),
                        detection("f2", 0, "Chair", 0, digest)));
    }

    @Test
    void detectionsAreHeldAgainstTheRenderersBoxesClassByClassAndTogether() {
        detections.run(context);

        assertThat(rows(DetectionMetricRow.TABLE))
                .extracting(
                        DetectionMetricRow::classIri,
                        DetectionMetricRow::truths,
                        DetectionMetricRow::detections,
                        DetectionMetricRow::matches)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Couch", 1L, 1L, 1L),
                        org.assertj.core.groups.Tuple.tuple("Chair", 1L, 1L, 0L),
                        org.assertj.core.groups.Tuple.tuple("Thing", 2L, 2L, 1L));
        assertThat(rows(DetectionMetricRow.TABLE))
                .filteredOn(row -> row.classIri().equals("Thing"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.precision()).isEqualTo(0.5);
                    assertThat(row.recall()).isEqualTo(0.5);
                });
    }

    @Test
    void measuringAgainChangesNothing() {
        detections.run(context);
        new MeasureThroughput().run(context);

        assertThat(detections.run(context).rowsOut()).isZero();
        assertThat(new MeasureThroughput().run(context).rowsOut()).isZero();
    }

    @Test
    void throughputIsFramesOverTheSumOfAllFourParts() {
        new MeasureThroughput().run(context);

        assertThat(rows(ThroughputRow.TABLE)).singleElement().satisfies(row -> {
            assertThat(row.frames()).isEqualTo(2);
            assertThat(row.inferMilliseconds()).isEqualTo(20, within(1e-9));
            assertThat(row.framesPerCoreSecond()).isEqualTo(1000.0 / 26, within(1e-9));
        });
    }

    private static InferenceRow mark(String frame, double inferMilliseconds) {
        return new InferenceRow(frame, "scene-objects", "3.0.4", digest, 1, 3, 2, inferMilliseconds, 1);
    }

    private static TruthBoxRow truth(String frame, String node, Optional<String> classIri, double x, double visible) {
        return new TruthBoxRow(frame, node, classIri, x, 0, x + 50, 50, visible);
    }

    private static DetectionRow detection(String frame, int rank, String classIri, double x, String digest) {
        return new DetectionRow(
                frame + ":" + digest.substring(0, 4) + ":" + rank,
                frame,
                "s1",
                "Camera",
                "scene-objects",
                "3.0.4",
                digest,
                "label",
                0.9 - rank / 10.0,
                x,
                0,
                x + 50,
                50,
                Optional.of(classIri));
    }

    private static <R extends Record> void insert(Table<R> table, List<R> rows) {
        context.warehouse().insertNew(table, context.warehouse().dataset(table, rows));
    }

    private static <R extends Record> List<R> rows(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
