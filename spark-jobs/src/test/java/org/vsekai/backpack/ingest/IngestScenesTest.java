package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.Visibility;

/** One night over a good scene and one of each broken kind. */
class IngestScenesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CHAIR = "https://backpack.vsekai.org/ns/v1#Chair";

    /** A room with a camera and a triangle whose packet says that it is a chair. */
    private static final String ROOM = """
            {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0, 1]}],
             "extensionsUsed": ["KHR_xmp_json_ld"],
             "extensions": {"KHR_xmp_json_ld": {"packets": [{
               "@context": {"bp": "https://backpack.vsekai.org/ns/v1#", "dc": "http://purl.org/dc/elements/1.1/"},
               "@id": "", "dc:title": "Red chair", "bp:objectClass": {"@id": "bp:Chair"}}]}},
             "nodes": [
               {"name": "Chair", "mesh": 0, "extensions": {"KHR_xmp_json_ld": {"packet": 0}}},
               {"name": "Camera", "camera": 0, "translation": [0, 0, 4]}],
             "cameras": [{"type": "perspective", "perspective": {"yfov": 0.8, "znear": 0.1, "zfar": 100}}],
             "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
             "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3",
                            "min": [0, 0, 0], "max": [1, 1, 0]}],
             "bufferViews": [{"buffer": 0, "byteLength": 36}],
             "buffers": [{"byteLength": 36, "uri": "triangle.bin"}]}
            """;

    @TempDir
    static Path data;

    private static StageContext context;

    @BeforeAll
    static void ingestAll() throws Exception {
        context = Spark.context(data);
        var landing = context.landing();
        landing.create();
        write("good", ROOM, capture("frames/0.png", "Camera", "Chair"));
        write("not-json", "{\"asset\":", "");
        write("old-version", ROOM.replace("\"2.0\"", "\"1.0\""), "");
        write("short-buffer", ROOM.replace("\"count\": 3", "\"count\": 4"), "");
        write("far-away", ROOM.replace("triangle.bin", "http://example.org/triangle.bin"), "");
        write("lost-file", ROOM.replace("triangle.bin", "lost.bin"), "");
        write("loop", ROOM.replace("\"mesh\": 0", "\"children\": [0]"), "");
        write("nowhere", ROOM.replace("[0, 0, 4]", "[0, 0, 1e999]"), "");
        write("bad-words", ROOM.replace("bp:Chair", "bp:Chiar"), "");
        write("bad-capture", ROOM, "{\"frames\": [{}]}");
        write("strange-camera", ROOM, capture("frames/0.png", "Kamera", "Chair"));
        write("strange-node", ROOM, capture("frames/0.png", "Camera", "Sofa"));
        write("lost-frame", ROOM, capture("frames/1.png", "Camera", "Chair"));
        write("broken-frame", ROOM, capture("frames/broken.png", "Camera", "Chair"));
        write("twice-lost", ROOM, twice(capture("frames/1.png", "Camera", "Chair")));
        write("two-boxes", ROOM, capture("frames/0.png", "Camera", "Chair", "Chair"));
        Files.writeString(landing.uploadsFolder().resolve("bad-manifest.json"), "{\"scene_id\": \"../up\"}");
        Files.copy(
                landing.uploadsFolder().resolve("good.json"),
                landing.uploadsFolder().resolve("another-name.json"));
        ingest();
    }

    @Test
    void aGoodSceneIsInEveryTable() {
        assertThat(of("good", SceneRow.TABLE, SceneRow::sceneId))
                .singleElement()
                .satisfies(scene -> {
                    assertThat(scene.nodeCount()).isEqualTo(2);
                    assertThat(scene.triangleCount()).isEqualTo(1);
                    assertThat(scene.description()).contains("Red chair");
                });
        assertThat(of("good", CameraRow.TABLE, CameraRow::sceneId))
                .singleElement()
                .satisfies(camera -> {
                    assertThat(camera.cameraId()).isEqualTo("Camera");
                    assertThat(camera.width()).isEqualTo(320);
                    assertThat(camera.worldFromCamera().get(11)).isEqualTo(4.0);
                });
        assertThat(of("good", SceneNodeRow.TABLE, SceneNodeRow::sceneId))
                .singleElement()
                .satisfies(node -> assertThat(node.classIri()).contains(CHAIR));
        assertThat(of("good", FrameRow.TABLE, FrameRow::sceneId))
                .singleElement()
                .satisfies(frame -> {
                    assertThat(frame.frameId()).isEqualTo("good.f0");
                    assertThat(frame.path()).isEqualTo("scenes/good/frames/0.png");
                    assertThat(frame.width()).isEqualTo(320);
                });
        assertThat(of("good.f0", TruthBoxRow.TABLE, TruthBoxRow::frameId))
                .singleElement()
                .satisfies(box -> {
                    assertThat(box.classIri()).contains(CHAIR);
                    assertThat(box.xMaximum()).isEqualTo(30);
                });
    }

    @Test
    void eachBrokenPartIsRejectedForItsOwnReason() {
        var reasons = new TreeMap<String, String>();
        records(RejectRow.TABLE).forEach(reject -> {
            assertThat(reject.message()).as(reject.source()).isNotBlank();
            reasons.put(
                    reject.source().replaceFirst("^(scenes|uploads)/", "").replaceFirst("[/.].*", ""), reject.reason());
        });

        assertThat(reasons)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("not-json", "not_json"),
                        Map.entry("old-version", "unsupported_version"),
                        Map.entry("short-buffer", "accessor_out_of_bounds"),
                        Map.entry("far-away", "external_uri"),
                        Map.entry("lost-file", "missing_file"),
                        Map.entry("loop", "node_cycle"),
                        Map.entry("nowhere", "not_finite"),
                        Map.entry("bad-words", "invalid_description"),
                        Map.entry("bad-capture", "invalid_capture"),
                        Map.entry("strange-camera", "unknown_camera"),
                        Map.entry("strange-node", "unknown_node"),
                        Map.entry("lost-frame", "missing_file"),
                        Map.entry("broken-frame", "invalid_image"),
                        Map.entry("twice-lost", "missing_file"),
                        Map.entry("two-boxes", "repeated_node"),
                        Map.entry("another-name", "invalid_manifest"),
                        Map.entry("bad-manifest", "invalid_manifest")));
    }

    @Test
    void noTableHasTwoRowsOfOneKey() {
        for (var table : SceneReading.TABLES) {
            var rows = context.warehouse().read(table);
            assertThat(rows.dropDuplicates(table.key().toArray(String[]::new)).count())
                    .as(table.name())
                    .isEqualTo(rows.count());
        }
    }

    @Test
    void aSceneWhoseDescriptionOrFramesAreBrokenIsKeptWithoutThem() {
        assertThat(records(SceneRow.TABLE))
                .extracting(SceneRow::sceneId)
                .containsExactlyInAnyOrder(
                        "good",
                        "bad-words",
                        "bad-capture",
                        "strange-camera",
                        "strange-node",
                        "lost-frame",
                        "broken-frame",
                        "twice-lost",
                        "two-boxes");
        assertThat(records(FrameRow.TABLE)).extracting(FrameRow::sceneId).containsExactly("good");
    }

    @Test
    void whenTheMemoryOfWhatWasReadIsLostTheTablesStayTheSame() throws Exception {
        var versions = versions();
        org.apache.commons.io.FileUtils.deleteDirectory(
                data.resolve("warehouse/_checkpoints").toFile());

        ingest();

        assertThat(versions()).isEqualTo(versions);
    }

    private static void ingest() throws Exception {
        new IngestScenes().run(context);
    }

    private static List<Long> versions() {
        return Tables.all().stream().map(context.warehouse()::version).toList();
    }

    private static void write(String id, String document, String capture) throws IOException {
        var landing = new LandingZone(data.resolve("landing"));
        var folder = landing.sceneFolder(id);
        Files.createDirectories(folder.resolve("frames"));
        Files.writeString(folder.resolve("room.gltf"), document);
        Files.write(folder.resolve("triangle.bin"), triangle());
        ImageIO.write(
                new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("frames/0.png").toFile());
        Files.writeString(folder.resolve("frames/broken.png"), "no picture");
        if (!capture.isEmpty()) {
            Files.writeString(folder.resolve("capture.json"), capture);
        }
        landing.announce(new Upload(
                id,
                "Room " + id,
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                NOON,
                Optional.of("room.gltf"),
                Optional.empty(),
                capture.isEmpty() ? Optional.empty() : Optional.of("capture.json")));
    }

    private static byte[] triangle() {
        var bytes = java.nio.ByteBuffer.allocate(36).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static String capture(String file, String camera, String... nodes) {
        var boxes = Stream.of(nodes)
                .map(node -> new Capture.VisibleObject(node, List.of(10.0, 20.0, 30.0, 40.0), 1))
                .toList();
        return new Capture(List.of(new Capture.Frame(file, camera, NOON, Map.of("exposure", 1.0), Optional.of(boxes))))
                .toJson();
    }

    private static String twice(String capture) {
        var frames = Capture.read(capture).frames();
        return new Capture(List.of(frames.get(0), frames.get(0))).toJson();
    }

    private static <R extends Record> List<R> of(
            String id, Table<R> table, java.util.function.Function<R, String> owner) {
        return records(table).stream()
                .filter(row -> owner.apply(row).equals(id))
                .toList();
    }

    private static <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
