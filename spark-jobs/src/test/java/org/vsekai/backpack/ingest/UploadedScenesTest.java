package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClipFormat;
import org.vsekai.backpack.table.ClipRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

/** One night over archives, text scenes, calibrated cameras, WebP frames and sound. */
class UploadedScenesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<Double> FOUR_METRES_BACK =
            List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 4.0, 0.0, 0.0, 0.0, 1.0);

    /** Instances the mug, has a camera of its own and a mesh that only Godot can read. */
    private static final String ROOM = """
            [gd_scene format=3]
            [ext_resource type="PackedScene" path="res://models/mug_full.gltf" id="1"]
            [sub_resource type="ArrayMesh" id="2"]
            [node name="Room" type="Node3D"]
            [node name="Mug" parent="." instance=ExtResource("1")]
            transform = Transform3D(1, 0, 0, 0, 1, 0, 0, 0, 1, 5, 0, 0)
            [node name="Eye" type="Camera3D" parent="."]
            [node name="Blob" type="MeshInstance3D" parent="."]
            mesh = SubResource("2")
            """;

    private static final String EMPTY = "{\"asset\": {\"version\": \"2.0\"}}";

    @TempDir
    static Path data;

    private static StageContext context;

    @BeforeAll
    static void ingestAll() throws Exception {
        context = Spark.context(data);
        context.landing().create();
        archive("packed", packed());
        archive("bomb", Map.of("scene.gltf", EMPTY.getBytes(StandardCharsets.UTF_8), "blank.bin", new byte[8 << 20]));
        archive("two-scenes", Map.of("a.gltf", bytes(EMPTY), "b.gltf", bytes(EMPTY)));
        archive("no-scene", Map.of("readme.txt", bytes("nothing")));
        archive("deep", Map.of("inner/a.gltf", bytes(EMPTY), "inner/more/b.gltf", bytes(EMPTY)));
        archive(
                "named",
                Map.of(
                        "a.gltf",
                        bytes(EMPTY),
                        "b.gltf",
                        bytes(EMPTY),
                        "capture.json",
                        bytes("{\"frames\": [], \"document\": \"b.gltf\"}")));
        announce("lost", Optional.empty(), Optional.of("upload.zip"));
        var folder = Files.createDirectories(context.landing().sceneFolder("plain"));
        Files.copy(resource("scenes/tscn/godot3-room.tscn"), folder.resolve("room.tscn"));
        announce("plain", Optional.of("room.tscn"), Optional.empty());
        new IngestScenes().run(context);
    }

    private static Map<String, byte[]> packed() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("room/room.tscn", bytes(ROOM));
        for (var file : List.of("mug_full.gltf", "mug_full.bin", "barbarian_texture.png")) {
            files.put("room/models/" + file, Files.readAllBytes(resource("scenes/kaykit/" + file)));
        }
        files.put("room/frames/0.webp", Files.readAllBytes(resource("pictures/lossy.webp")));
        files.put("room/sound/tone.ogg", Files.readAllBytes(resource("clips/tone.ogg")));
        files.put("__MACOSX/room/._room.tscn", bytes("junk"));
        var lens = new Capture.Lens(
                Optional.of(-0.2), Optional.empty(), Optional.of(0.001), Optional.empty(), Optional.empty());
        var phone = new Capture.Camera(
                "Phone",
                37,
                23,
                30,
                31,
                18.5,
                11.5,
                Optional.of(lens),
                FOUR_METRES_BACK,
                Optional.empty(),
                Optional.empty());
        var eye = new Capture.Camera(
                "Eye", 64, 64, 50, 50, 32, 32, Optional.empty(), FOUR_METRES_BACK, Optional.of(0.2), Optional.of(20.0));
        var capture = new Capture(
                List.of(frame("Phone"), frame("Eye")),
                List.of(phone, eye),
                List.of(
                        new Capture.Clip("sound/tone.ogg", NOON, Optional.of("Mug")),
                        new Capture.Clip("sound/none.wav", NOON, Optional.empty()),
                        new Capture.Clip("frames/0.webp", NOON, Optional.empty()),
                        new Capture.Clip("sound/tone.ogg", NOON, Optional.of("Radio"))),
                Optional.empty(),
                Optional.of("a test"));
        files.put("room/capture.json", bytes(capture.toJson()));
        return files;
    }

    private static Capture.Frame frame(String camera) {
        return new Capture.Frame("frames/0.webp", camera, NOON, Map.of(), Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Path resource(String name) {
        return Path.of(System.getProperty("backpack.home"), "ontology/src/test/resources", name);
    }

    private static void archive(String id, Map<String, byte[]> files) throws IOException {
        var folder = Files.createDirectories(context.landing().sceneFolder(id));
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("upload.zip")))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        announce(id, Optional.empty(), Optional.of("upload.zip"));
    }

    private static void announce(String id, Optional<String> document, Optional<String> archive) throws IOException {
        new LandingZone(data.resolve("landing"))
                .announce(new Upload(
                        id, id, ItemKind.MAP, "u1", Visibility.PUBLIC, NOON, document, archive, Optional.empty()));
    }

    @Test
    void theLedgerTellsOfEachUploadWhetherItWasRead() {
        var runs = context.warehouse()
                .records(StageRunRow.TABLE, context.warehouse().read(StageRunRow.TABLE));

        assertThat(runs)
                .extracting(StageRunRow::stage, StageRunRow::state)
                .contains(
                        tuple("nightly/ingest/scenes/packed", RunState.COMPLETED),
                        tuple("nightly/ingest/scenes/bomb", RunState.DISCARDED),
                        tuple("nightly/ingest/scenes/lost", RunState.DISCARDED))
                .hasSize(8);
    }

    @Test
    void anArchivesSceneIsInTheTables() {
        assertThat(of("packed", SceneRow.TABLE, SceneRow::sceneId))
                .singleElement()
                .satisfies(scene -> {
                    assertThat(scene.sourceFormat()).isEqualTo(SourceFormat.TSCN);
                    assertThat(scene.path()).isEqualTo("scenes/packed/archive/room/room.tscn");
                    assertThat(scene.triangleCount()).isPositive();
                });
        assertThat(of("packed", SceneNodeRow.TABLE, SceneNodeRow::sceneId))
                .singleElement()
                .satisfies(node -> assertThat(node.worldFromNode().get(3)).isEqualTo(5.0));
    }

    @Test
    void aCapturesCamerasTakeThePlaceOfTheDocumentsOrAreMore() {
        var cameras = of("packed", CameraRow.TABLE, CameraRow::sceneId);

        assertThat(cameras).extracting(CameraRow::cameraId).containsExactlyInAnyOrder("Eye", "Phone");
        assertThat(cameras)
                .filteredOn(camera -> camera.cameraId().equals("Phone"))
                .singleElement()
                .satisfies(camera -> {
                    assertThat(camera.fy()).isEqualTo(31);
                    assertThat(camera.k1()).isEqualTo(-0.2);
                    assertThat(camera.p1()).isEqualTo(0.001);
                    assertThat(camera.k2()).isZero();
                    assertThat(camera.near()).isEqualTo(0.05);
                    assertThat(camera.worldFromCamera()).isEqualTo(FOUR_METRES_BACK);
                });
        assertThat(cameras)
                .filteredOn(camera -> camera.cameraId().equals("Eye"))
                .singleElement()
                .satisfies(camera -> {
                    assertThat(camera.fx()).isEqualTo(50);
                    assertThat(camera.far()).isEqualTo(20);
                });
    }

    @Test
    void framesAreWebpTooAndFitTheirCamera() {
        assertThat(of("packed", FrameRow.TABLE, FrameRow::sceneId))
                .singleElement()
                .satisfies(frame -> {
                    assertThat(frame.cameraId()).isEqualTo("Phone");
                    assertThat(frame.width()).isEqualTo(37);
                    assertThat(frame.viewParameters()).isEmpty();
                    assertThat(frame.path()).isEqualTo("scenes/packed/archive/room/frames/0.webp");
                });
        assertThat(reasons("packed")).contains("changed_size");
    }

    @Test
    void aClipSaysHowLongItSoundsAndFromWhere() {
        assertThat(of("packed", ClipRow.TABLE, ClipRow::sceneId))
                .singleElement()
                .satisfies(clip -> {
                    assertThat(clip.clipId()).isEqualTo("packed.c0");
                    assertThat(clip.format()).isEqualTo(ClipFormat.OGG);
                    assertThat(clip.seconds()).isCloseTo(0.5, within(1e-3));
                    assertThat(clip.sampleRate()).isEqualTo(16_000);
                    assertThat(clip.channels()).isEqualTo(1);
                    assertThat(clip.node()).contains("Mug");
                    assertThat(clip.path()).isEqualTo("scenes/packed/archive/room/sound/tone.ogg");
                });
        assertThat(reasons("packed")).contains("missing_file", "invalid_clip", "unknown_node");
    }

    @Test
    void whatOfASceneIsNotReadStandsWithTheRejects() {
        assertThat(reasons("packed")).contains("unread_part");
        assertThat(records(RejectRow.TABLE))
                .filteredOn(reject -> reject.reason().equals("unread_part"))
                .anySatisfy(reject -> assertThat(reject.message()).contains("ArrayMesh"));
    }

    @Test
    void aTextSceneOfGodot3HasCamerasJointsAndBoxes() {
        assertThat(of("plain", CameraRow.TABLE, CameraRow::sceneId)).hasSize(3);
        assertThat(of("plain", SceneNodeRow.TABLE, SceneNodeRow::sceneId)).hasSize(3);
        assertThat(of("plain", SkeletonJointRow.TABLE, SkeletonJointRow::sceneId))
                .hasSize(7)
                .allMatch(joint -> joint.inverseBind().isPresent());
    }

    @Test
    void theMainDocumentIsFoundOrTheUploadIsRefused() {
        assertThat(records(SceneRow.TABLE).stream()
                        .filter(row -> !List.of("packed", "plain").contains(row.sceneId())))
                .extracting(SceneRow::path)
                .containsExactlyInAnyOrder("scenes/deep/archive/inner/a.gltf", "scenes/named/archive/b.gltf");
        assertThat(reasons("two-scenes")).containsExactly("no_document");
        assertThat(reasons("no-scene")).containsExactly("no_document");
        assertThat(reasons("bomb")).containsExactly("archive_bomb");
        assertThat(reasons("lost")).containsExactly("missing_file");
    }

    @Test
    void whatWasReadOnceIsNotWrittenAgainAndStaysAsTheFilterLeftIt() throws Exception {
        var warehouse = context.warehouse();
        var filtered = records(FrameRow.TABLE).stream()
                .map(frame -> frame.filtered(
                        true,
                        Optional.empty(),
                        Optional.of(new FrameRow.Measures(9, 0.5, 0, 7, Optional.of(1), Optional.empty())),
                        Optional.of(0.0)))
                .toList();
        warehouse.merge(FrameRow.TABLE, warehouse.dataset(FrameRow.TABLE, filtered));
        long scenes = warehouse.version(SceneRow.TABLE);
        long frames = warehouse.version(FrameRow.TABLE);
        FileUtils.deleteDirectory(data.resolve("warehouse/_checkpoints").toFile());

        new IngestScenes().run(context);

        assertThat(warehouse.version(SceneRow.TABLE)).isEqualTo(scenes);
        assertThat(warehouse.version(FrameRow.TABLE)).isEqualTo(frames);
        assertThat(records(FrameRow.TABLE)).containsExactlyInAnyOrderElementsOf(filtered);
    }

    private static List<String> reasons(String id) {
        return records(RejectRow.TABLE).stream()
                .filter(reject -> reject.source().startsWith("scenes/" + id + "/"))
                .map(RejectRow::reason)
                .distinct()
                .toList();
    }

    private static <R extends Record> List<R> of(String id, Table<R> table, Function<R, String> owner) {
        return records(table).stream()
                .filter(row -> owner.apply(row).equals(id))
                .toList();
    }

    private static <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
