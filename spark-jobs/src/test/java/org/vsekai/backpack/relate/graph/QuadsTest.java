package org.vsekai.backpack.relate.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

@Tag("slow")
class QuadsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path data;

    private final Quads stage = new Quads(new GraphSettings("https://worlds.example.org/"));
    private StageContext context;

    @BeforeEach
    void setUp() {
        context = Spark.context(data);
        write(SceneRow.TABLE, List.of(scene("empty"), scene("seen")));
        write(
                FrameRow.TABLE,
                List.of(new FrameRow("f", "seen", "c", NOON, "p", "h", 640, 480, List.of(), true, Optional.empty())));
        write(
                DetectionRow.TABLE,
                List.of(new DetectionRow(
                        "f:0",
                        "f",
                        "seen",
                        "c",
                        "m",
                        "1",
                        "d".repeat(64),
                        "chair",
                        0.9,
                        1,
                        2,
                        3,
                        4,
                        Optional.of(Ontology.NAMESPACE + "Chair"))));
        write(ItemRow.TABLE, List.of(item("i", "A \"hall\"\n")));
        write(ItemFeatureRow.TABLE, List.of(new ItemFeatureRow("i", List.of())));
    }

    @Test
    void theLinesSayWhatTheTableSays() throws Exception {
        stage.run(context);

        var table =
                context.warehouse().records(QuadRow.TABLE, context.warehouse().read(QuadRow.TABLE));
        var lines = read(context.warehouse().version(QuadRow.TABLE));
        assertThat(table)
                .extracting(QuadRow::graph)
                .contains(
                        "<https://worlds.example.org/v1/scenes/empty>",
                        "<https://worlds.example.org/v1/scenes/seen>",
                        "<https://worlds.example.org/v1/items/i>",
                        "<https://worlds.example.org/v1/models>");
        long statements = lines.asDatasetGraph().stream().count();
        assertThat(statements).isEqualTo(table.size());
        assertThat(lines.getNamedModel("https://worlds.example.org/v1/items/i")
                        .listObjectsOfProperty(lines.getDefaultModel().createProperty(Ontology.NAMESPACE, "name"))
                        .toList())
                .extracting(name -> name.asLiteral().getString())
                .containsExactly("A \"hall\"\n");
    }

    @Test
    void theLinesOfFormerNightsGo() throws Exception {
        stage.run(context);
        write(SceneRow.TABLE, List.of(scene("new")));
        stage.run(context);

        long version = context.warehouse().version(QuadRow.TABLE);
        try (var folders = Files.list(data.resolve("warehouse/_nquads"))) {
            assertThat(folders)
                    .extracting(folder -> folder.getFileName().toString())
                    .containsExactly(Long.toString(version));
        }
        assertThat(read(version).containsNamedModel("https://worlds.example.org/v1/scenes/new"))
                .isTrue();
    }

    @Test
    void whatDoesNotFitIsLeftOutWholeAndReportedOnce() throws Exception {
        write(SceneRow.TABLE, List.of(scene("broken")));
        var unit = Collections.nCopies(16, 0.0);
        write(CameraRow.TABLE, List.of(new CameraRow("broken", "c", 640, 480, 0, 500, 320, 240, unit, 5, 1)));
        write(ItemRow.TABLE, List.of(item("nameless", "")));
        write(ItemFeatureRow.TABLE, List.of(new ItemFeatureRow("nameless", List.of())));
        write(
                SceneNodeRow.TABLE,
                List.of(new SceneNodeRow(
                        "empty",
                        "n",
                        unit,
                        List.of(Double.NaN, 0.0, 0.0),
                        List.of(1.0, 1.0, 1.0),
                        1,
                        Optional.empty())));

        var result = stage.run(context);
        stage.run(context);

        assertThat(result.summary()).endsWith("statements; 3 scenes or items left out: see rejects");
        assertThat(context.warehouse()
                        .records(QuadRow.TABLE, context.warehouse().read(QuadRow.TABLE)))
                .extracting(QuadRow::graph)
                .doesNotContain(
                        "<https://worlds.example.org/v1/scenes/broken>",
                        "<https://worlds.example.org/v1/scenes/empty>",
                        "<https://worlds.example.org/v1/items/nameless>")
                .contains(
                        "<https://worlds.example.org/v1/scenes/seen>",
                        "<https://worlds.example.org/v1/items/i>",
                        "<https://worlds.example.org/v1/models>");
        assertThat(context.warehouse()
                        .records(RejectRow.TABLE, context.warehouse().read(RejectRow.TABLE)))
                .allMatch(row ->
                        row.stage().equals("relate/graph") && row.reason().equals("invalid_statements"))
                .extracting(RejectRow::source, RejectRow::message)
                .containsExactlyInAnyOrder(
                        tuple("scenes/broken/room.glb cameras/c/bp:fx", """
                                cameras/c/bp:fx: does not fit its shape: found "0.0E0"; bp:fx must be one number above 0: \
                                correct the camera
                                cameras/c/bp:near: does not fit its shape: found "5.0E0"; bp:near must be one distance in \
                                metres, 0 or more and below bp:far: correct the camera"""),
                        tuple(
                                "scenes/empty/room.glb",
                                "scenes/empty/room.glb: a JSON document has no number for NaN;"
                                        + " see what wrote the number and correct that"),
                        tuple(
                                "items/nameless item/bp:name",
                                "item/bp:name: does not fit its shape; an item must have one" + " bp:name"));
    }

    private Dataset read(long version) throws IOException {
        var dataset = DatasetFactory.create();
        try (var files = Files.list(data.resolve("warehouse/_nquads/" + version))) {
            files.filter(file -> file.toString().endsWith(".gz")).forEach(file -> parse(file, dataset));
        }
        return dataset;
    }

    private static void parse(Path file, Dataset dataset) {
        try (var stream = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            RDFParser.source(stream).lang(org.apache.jena.riot.Lang.NQUADS).parse(dataset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ItemRow item(String id, String name) {
        return new ItemRow(
                id, ItemKind.MAP, name, "u", Visibility.PUBLIC, Optional.of("seen"), List.of(), List.of(), NOON);
    }

    private static SceneRow scene(String id) {
        var path = "scenes/" + id + "/room.glb";
        return new SceneRow(
                id, id, ItemKind.MAP, "u", Visibility.PUBLIC, "h", SourceFormat.GLB, path, 0, 0, "{}", NOON);
    }

    private <R extends Record> void write(Table<R> table, List<R> rows) {
        context.warehouse().merge(table, context.warehouse().dataset(table, rows));
    }
}
