package org.vsekai.backpack.operations;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.vsekai.backpack.ontology.SceneGraph;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionMetricRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.ThroughputRow;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.UserIndexRow;
import org.vsekai.backpack.table.Visibility;
import org.vsekai.backpack.warehouse.DeltaWriter;

/**
 * A small world in real Delta tables. Users u0 to u5 (u5 acted but has no vector), items i0 to i11: i0 to i3 maps, i4 to i7
 * avatars, i8 to i11 props; i10 is private, i11 unlisted; even ones hold a chair. Factors have rank 2: users u0 to u4 look
 * along (1, 0), items at falling angles to it. Scenes s0 (public, two frames), s1 (private, one frame), s2 (unlisted).
 */
final class World {
    static final Instant TIME = Instant.parse("2026-11-22T01:00:00Z");
    static final String CHAIR = "https://backpack.vsekai.org/ns/v1#Chair";
    static final String FURNITURE = "https://backpack.vsekai.org/ns/v1#Furniture";
    private static final int ITEMS = 12;

    private final Path data;
    private final DeltaWriter writer;
    private final List<EmbeddingRow> texts = new ArrayList<>();
    private final List<ModelReleaseRow.TableVersion> versions = new ArrayList<>();

    World(Path data) {
        this.data = data;
        this.writer = new DeltaWriter(data.resolve("warehouse"));
    }

    /** The data folder with a first release r1. */
    static World in(Path data) throws IOException {
        var world = new World(data);
        var template = Template.LAZY;
        copy(template.folder, data);
        world.versions.addAll(template.versions);
        return world;
    }

    /** The same with vectors in space text. */
    static void withTexts(Path data, Map<String, List<Float>> texts) throws IOException {
        var world = new World(data);
        texts.forEach((entity, vector) ->
                world.texts.add(new EmbeddingRow("text", entity, "minilm-l6-v2", "d1g35t", vector)));
        world.pictures();
        world.operations();
        world.release(1, ReleaseState.RELEASED, 1);
    }

    /** Delta tables take seconds to write and none to copy: written once for all tests. */
    private static final class Template {
        private static final Template LAZY = new Template();

        private final Path folder;
        private final List<ModelReleaseRow.TableVersion> versions;

        private Template() {
            try {
                folder = Files.createTempDirectory("world");
                var world = new World(folder);
                world.pictures();
                world.operations();
                world.release(1, ReleaseState.RELEASED, 1);
                versions = world.versions();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    /**
     * Writes every table anew and a release {@code r<number>} of them.
     *
     * @param turn the sign of the second factor: another release ranks otherwise
     */
    void release(int number, ReleaseState state, float turn) {
        versions.clear();
        put(UserIndexRow.TABLE, numbers(6, i -> new UserIndexRow("u" + i, i)));
        put(ItemIndexRow.TABLE, numbers(ITEMS, i -> new ItemIndexRow("i" + i, i)));
        put(FactorRow.USER_FACTORS, numbers(5, i -> new FactorRow(i, List.of(1f, 0.1f * i * turn))));
        put(FactorRow.ITEM_FACTORS, numbers(ITEMS, i -> itemFactors(i, turn)));
        put(ItemRow.TABLE, numbers(ITEMS, World::item));
        put(
                ItemFeatureRow.TABLE,
                numbers(
                        ITEMS / 2,
                        i -> new ItemFeatureRow(
                                "i" + 2 * i,
                                List.of(
                                        new ItemFeatureRow.Feature(CHAIR, 1, 0),
                                        new ItemFeatureRow.Feature(FURNITURE, 1, 0)))));
        put(InteractionRow.TABLE, interactions());
        put(
                ClassAncestorRow.TABLE,
                List.of(
                        new ClassAncestorRow(CHAIR, CHAIR, 0),
                        new ClassAncestorRow(CHAIR, FURNITURE, 1),
                        new ClassAncestorRow(FURNITURE, FURNITURE, 0)));
        scenes();
        put(
                EvaluationRow.TABLE,
                List.of(
                        new EvaluationRow("r" + number, "als", "time", "all", "ndcg@10", 0.42, 0.42, 0.42, 5),
                        new EvaluationRow("r" + number, "popularity", "time", "all", "ndcg@10", 0.17, 0.17, 0.17, 5),
                        new EvaluationRow("r" + number, "als", "time", "all", "recall@20", 0.61, 0.61, 0.61, 5),
                        new EvaluationRow(
                                "r" + number, "popularity", "time", "all", "recall@20", 0.33, 0.33, 0.33, 5)));
        publish(number, state, List.copyOf(versions));
    }

    /** A release whose interactions hold one event more. */
    void releaseWithEvent(int number, String event, String user, String item) {
        var rows = new ArrayList<>(interactions());
        rows.add(interaction(event, user, item));
        long version = writer.replace(InteractionRow.TABLE, rows);
        publish(
                number,
                ReleaseState.RELEASED,
                versions.stream()
                        .map(table -> table.table().equals(InteractionRow.TABLE.name())
                                ? new ModelReleaseRow.TableVersion(table.table(), version)
                                : table)
                        .toList());
    }

    /** A release row alone, of whatever tables. */
    void publish(int number, ReleaseState state, List<ModelReleaseRow.TableVersion> tables) {
        var row = new ModelReleaseRow(
                "r" + number,
                state,
                number,
                tables,
                List.of(
                        new ModelReleaseRow.Parameter("rank", "2"),
                        new ModelReleaseRow.Parameter("alpha", "10.0"),
                        new ModelReleaseRow.Parameter("reg", "0.1"),
                        new ModelReleaseRow.Parameter("weight_like", "2.0"),
                        new ModelReleaseRow.Parameter("weight_dislike", "-1.0"),
                        new ModelReleaseRow.Parameter("weight_impression", "0.0")),
                "passed: ndcg@10 0.420 is 2.5 times that of popularity",
                TIME);
        writer.append(ModelReleaseRow.TABLE, List.of(row));
    }

    List<ModelReleaseRow.TableVersion> versions() {
        return List.copyOf(versions);
    }

    <R extends Record> long replace(Table<R> table, List<R> rows) {
        return writer.replace(table, rows);
    }

    private <R extends Record> void put(Table<R> table, List<R> rows) {
        versions.add(new ModelReleaseRow.TableVersion(table.name(), writer.replace(table, rows)));
    }

    private static <R> List<R> numbers(int count, java.util.function.IntFunction<R> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private static FactorRow itemFactors(int item, float turn) {
        double angle = Math.PI / 2 * item / ITEMS;
        return new FactorRow(item, List.of((float) Math.cos(angle), turn * (float) Math.sin(angle)));
    }

    private static ItemRow item(int i) {
        var kind = i < 4 ? ItemKind.MAP : i < 8 ? ItemKind.AVATAR : ItemKind.PROP;
        var visibility = i == 10 ? Visibility.PRIVATE : i == 11 ? Visibility.UNLISTED : Visibility.PUBLIC;
        return new ItemRow(
                "i" + i,
                kind,
                "Item <" + i + "> & more",
                "u" + i % 5,
                visibility,
                i == 0 ? Optional.of("s0") : Optional.empty(),
                i % 2 == 0 ? List.of(CHAIR) : List.of(),
                List.of("cosy"),
                TIME);
    }

    /** u0 met i0; all met i5; u1 to u3 met i6; u5 met i7 twice. */
    private static List<InteractionRow> interactions() {
        var rows = new ArrayList<InteractionRow>();
        rows.add(interaction("e0", "u0", "i0"));
        numbers(5, i -> interaction("e5" + i, "u" + i, "i5")).forEach(rows::add);
        numbers(3, i -> interaction("e6" + i, "u" + (i + 1), "i6")).forEach(rows::add);
        rows.add(interaction("e71", "u5", "i7"));
        rows.add(interaction("e72", "u5", "i7"));
        rows.add(interaction("e73", "u4", "i10"));
        // Looking at it counts nothing: neither as met nor for popularity.
        rows.add(new InteractionRow("e80", "u0", "i1", InteractionKind.IMPRESSION, 1, TIME));
        return rows;
    }

    private static InteractionRow interaction(String event, String user, String item) {
        return new InteractionRow(event, user, item, InteractionKind.LIKE, 1, TIME);
    }

    private void scenes() {
        var scenes = List.of(
                scene("s0", "Reading room", Visibility.PUBLIC),
                scene("s1", "Secret cellar", Visibility.PRIVATE),
                scene("s2", "Unlisted attic", Visibility.UNLISTED));
        var identity = List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0);
        var cameras = List.of(new CameraRow("s0", "camera_0", 320, 240, 300, 300, 160, 120, identity, 0.1, 100));
        var nodes = List.of(new SceneNodeRow(
                "s0", "chair_0", identity, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 12, Optional.of(CHAIR)));
        var frames = List.of(
                frame("s0", 0, Optional.empty()),
                frame("s0", 1, Optional.of("too dark")),
                frame("s1", 0, Optional.empty()),
                new FrameRow(
                        "s0/camera_0/9",
                        "s0",
                        "camera_0",
                        TIME,
                        "../outside.png",
                        "ff",
                        320,
                        240,
                        List.of(),
                        true,
                        Optional.empty()));
        var detections = List.of(
                detection("s0/camera_0/0", 0, "chair", 0.81, Optional.of(CHAIR)),
                detection("s0/camera_0/0", 1, "surfboard", 0.38, Optional.empty()));
        put(SceneRow.TABLE, scenes);
        put(CameraRow.TABLE, cameras);
        put(SceneNodeRow.TABLE, nodes);
        put(FrameRow.TABLE, frames);
        put(DetectionRow.TABLE, detections);
        put(
                TruthBoxRow.TABLE,
                List.of(new TruthBoxRow("s0/camera_0/0", "chair_0", Optional.of(CHAIR), 60, 80, 160, 200, 0.9)));
        put(QuadRow.TABLE, quads(scenes, cameras, nodes, frames, detections));
        var embeddings = new ArrayList<>(List.of(
                embedding("s0/camera_0/0", 0.9f, 0.1f),
                embedding("s0/camera_0/1", 0.8f, 0.2f),
                embedding("s1/camera_0/0", 0.1f, 0.9f)));
        embeddings.addAll(texts);
        put(EmbeddingRow.TABLE, embeddings);
    }

    /** As a night writes them, which took the server to be elsewhere. */
    private static List<QuadRow> quads(
            List<SceneRow> scenes,
            List<CameraRow> cameras,
            List<SceneNodeRow> nodes,
            List<FrameRow> frames,
            List<DetectionRow> detections) {
        var graph = new SceneGraph("https://elsewhere.example.org/");
        var quads = new ArrayList<>(graph.model("nanodet", "1", "d1g35t"));
        for (var scene : scenes) {
            boolean isFirst = scene.sceneId().equals("s0");
            quads.addAll(graph.of(new SceneGraph.Known(
                    scene,
                    isFirst ? cameras : List.of(),
                    isFirst ? nodes : List.of(),
                    frames.stream()
                            .filter(frame -> frame.sceneId().equals(scene.sceneId()))
                            .toList(),
                    detections,
                    isFirst ? List.of(object()) : List.of())));
        }
        var held = List.of(new ItemFeatureRow.Feature(CHAIR, 1, 0));
        var said = List.of(
                new ItemFeatureRow.Said("licence", "https://spdx.org/licenses/MIT", List.of("item")),
                new ItemFeatureRow.Said("tag", "cosy", List.of("item")));
        numbers(ITEMS, World::item)
                .forEach(item -> quads.addAll(graph.of(item, new ItemFeatureRow(item.itemId(), held, said, ""))));
        return quads;
    }

    private static SceneObjectRow object() {
        return new SceneObjectRow(
                "s0-1",
                "s0",
                "nanodet",
                "d1g35t",
                CHAIR,
                List.of(CHAIR, FURNITURE),
                0.8,
                0.5,
                0.5,
                0.5,
                1,
                1,
                2,
                0.7,
                Optional.of("chair_0"),
                Optional.of(0.1),
                TIME,
                TIME,
                List.of(),
                List.of("s0/camera_0/0/nanodet/0"));
    }

    private static SceneRow scene(String id, String name, Visibility visibility) {
        return new SceneRow(
                id,
                name,
                ItemKind.MAP,
                "u1",
                visibility,
                "00ff",
                SourceFormat.GLB,
                "scenes/" + id + "/scene.glb",
                4,
                120,
                "{}",
                TIME);
    }

    private static FrameRow frame(String scene, int number, Optional<String> reason) {
        return new FrameRow(
                scene + "/camera_0/" + number,
                scene,
                "camera_0",
                TIME,
                "scenes/" + scene + "/frames/" + number + ".png",
                "abc" + number,
                320,
                240,
                List.of(new FrameRow.ViewParameter("exposure", 0.5)),
                reason.isEmpty(),
                reason);
    }

    private static DetectionRow detection(
            String frame, int rank, String label, double score, Optional<String> classIri) {
        return new DetectionRow(
                frame + "/nanodet/" + rank,
                frame,
                "s0",
                "camera_0",
                "nanodet",
                "1",
                "d1g35t",
                label,
                score,
                70 + 90 * rank,
                75,
                165 + 90 * rank,
                190,
                classIri);
    }

    private static EmbeddingRow embedding(String frame, float x, float y) {
        return new EmbeddingRow("image", frame, "nanodet", "d1g35t", List.of(x, y));
    }

    private void pictures() throws IOException {
        for (var name : List.of("s0/frames/0", "s0/frames/1", "s1/frames/0")) {
            var file = data.resolve("landing/scenes/" + name + ".png");
            Files.createDirectories(file.getParent());
            var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            graphics.setColor(new Color(70, 90, 110));
            graphics.fillRect(0, 0, 320, 240);
            graphics.setColor(new Color(200, 150, 90));
            graphics.fillRect(60, 80, 100, 120);
            graphics.dispose();
            ImageIO.write(image, "png", file.toFile());
        }
        Files.writeString(data.resolve("outside.png"), "not yours");
    }

    private void operations() {
        writer.append(
                StageRunRow.TABLE,
                List.of(
                        run("n0", Optional.empty(), "nightly", -86_400, 70, RunState.COMPLETED, Optional.empty()),
                        run("n1", Optional.empty(), "nightly", 0, 100, RunState.COMPLETED, Optional.empty()),
                        run("a", Optional.of("n1"), "nightly/ingest", 0, 20, RunState.COMPLETED, Optional.empty()),
                        run(
                                "b",
                                Optional.of("n1"),
                                "nightly/perceive",
                                20,
                                60,
                                RunState.RETRYABLE,
                                Optional.of("the disk is full")),
                        run(
                                "a1",
                                Optional.of("a"),
                                "nightly/ingest/scenes",
                                1,
                                12,
                                RunState.COMPLETED,
                                Optional.empty())));
        writer.append(
                RejectRow.TABLE,
                List.of(new RejectRow(
                        "x1", "ingest", "uploads/s9.json", "no_document", "scene.glb is missing", "secret payload")));
        writer.append(
                DetectionMetricRow.TABLE,
                List.of(
                        new DetectionMetricRow("nanodet", "1", FURNITURE, 0.5, 20, 15, 6, 0.4, 0.3),
                        new DetectionMetricRow("nanodet", "1", CHAIR, 0.5, 10, 5, 4, 0.8, 0.4)));
        writer.append(
                ThroughputRow.TABLE, List.of(new ThroughputRow("nanodet", "1", "d1g35t", 120, 18.5, 3, 4, 45, 2)));
    }

    private static StageRunRow run(
            String id,
            Optional<String> parent,
            String stage,
            long offset,
            double seconds,
            RunState state,
            Optional<String> error) {
        var start = TIME.plusSeconds(offset);
        return new StageRunRow(
                id,
                parent,
                stage,
                state,
                1,
                start,
                Optional.of(start.plusSeconds((long) seconds)),
                Optional.of(seconds),
                10,
                5,
                "10 rows in, 5 out",
                "f1",
                error);
    }
}
