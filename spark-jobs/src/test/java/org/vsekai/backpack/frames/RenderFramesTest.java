package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ingest.Ingest;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageFailedException;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.sample.SampleWorld;
import org.vsekai.backpack.sample.SampleWorldSettings;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.Visibility;

/** Scenes without frames, drawn after they were ingested, in two waves. */
@Tag("slow")
class RenderFramesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final String GLB = "scene.glb";
    private static final List<Table<?>> WRITTEN =
            List.of(CameraRow.TABLE, TruthBoxRow.TABLE, FrameRow.TABLE, RejectRow.TABLE);

    private static final List<Double> FOUR_METRES_BACK =
            List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 4.0, 0.0, 0.0, 0.0, 1.0);

    @TempDir
    static Path data;

    private static StageContext context;
    private static String sample;
    private static Capture sampleCapture;

    @BeforeAll
    static void drawAll() throws Exception {
        var settings = Files.writeString(data.resolve("small.conf"), """
                backpack.frames.render {
                  width = 320, height = 240, cameras-per-scene = 6, triangles = 60000, scenes-per-wave = 8
                }
                """);
        context = Spark.context(data, Settings.load(settings));
        context.landing().create();
        things();
        scenesWithCameras();
        faultyScenes();
        sampleRoom();
        Runner.run(new Pipeline("nightly", Ingest.pipeline()), context, Clock.systemUTC());
        new SceneFiles().poster().write(document("changed"));
        Files.delete(document("lost"));
        draw();
    }

    /** The stage alone: the filter after it writes on the same rows. */
    private static void draw() throws StageFailedException {
        var frames = new Pipeline("frames", new RenderFrames());
        Runner.run(new Pipeline("nightly", frames), context, Clock.systemUTC());
    }

    private static void things() throws IOException {
        var kaykit = Path.of(System.getProperty("backpack.home"), "ontology/src/test/resources/scenes/kaykit");
        FileUtils.copyDirectory(
                kaykit.toFile(), context.landing().sceneFolder("mug").toFile());
        announce("mug", ItemKind.PROP, "mug_full.gltf", Optional.empty());
        glb("avatar", ItemKind.AVATAR, new SceneFiles().declaredBody("Person"));
        glb("hall", ItemKind.MAP, new SceneFiles().room().declaredBody("Person"));
        glb("poster", ItemKind.PROP, new SceneFiles().poster());
    }

    private static void scenesWithCameras() throws IOException {
        glb("blind", ItemKind.PROP, new SceneFiles().body().camera("Eye", true));
        new SceneFiles().body().camera("Eye", false).camera("Back", true).write(document("mixed"));
        var lens = new Capture.Lens(
                Optional.of(-0.2), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var capture = new Capture(
                List.of(),
                List.of(camera("Phone", 64, Optional.of(lens)), camera("Wall", 8192, Optional.empty())),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Files.writeString(context.landing().sceneFolder("mixed").resolve("capture.json"), capture.toJson());
        announce("mixed", ItemKind.PROP, GLB, Optional.of("capture.json"));
    }

    private static Capture.Camera camera(String id, int side, Optional<Capture.Lens> lens) {
        return new Capture.Camera(
                id,
                side,
                side,
                side,
                side,
                side / 2.0,
                side / 2.0,
                lens,
                FOUR_METRES_BACK,
                Optional.empty(),
                Optional.empty());
    }

    private static void faultyScenes() throws IOException {
        glb("camera-only", ItemKind.MAP, new SceneFiles().camera("Eye", false));
        glb("heavy", ItemKind.PROP, new SceneFiles().heavyBody(6_000));
        glb("scratched", ItemKind.PROP, new SceneFiles().scratched());
        glb("changed", ItemKind.PROP, new SceneFiles().body());
        glb("lost", ItemKind.PROP, new SceneFiles().body());
    }

    /** A scene of the sample world, but as if its pictures had not come with it. */
    private static void sampleRoom() throws IOException {
        var world = new LandingZone(data.resolve("world"));
        new SampleWorld(new SampleWorldSettings(1, 1, 1, 2)).writeTo(world, line -> {});
        try (var manifests = Files.list(world.uploadsFolder())) {
            var upload = Upload.read(Files.readString(manifests.findFirst().orElseThrow()));
            sample = upload.sceneId();
            var folder = world.sceneFolder(sample);
            sampleCapture = Capture.read(Files.readString(folder.resolve("capture.json")));
            FileUtils.copyDirectory(
                    folder.toFile(), context.landing().sceneFolder(sample).toFile());
            announce(sample, upload.kind(), upload.document().orElseThrow(), Optional.empty());
        }
    }

    private static Path document(String id) throws IOException {
        return Files.createDirectories(context.landing().sceneFolder(id)).resolve(GLB);
    }

    private static void glb(String id, ItemKind kind, SceneFiles scene) throws IOException {
        scene.write(document(id));
        announce(id, kind, GLB, Optional.empty());
    }

    private static void announce(String id, ItemKind kind, String document, Optional<String> capture)
            throws IOException {
        context.landing()
                .announce(new Upload(
                        id, id, kind, "u1", Visibility.PUBLIC, NOON, Optional.of(document), Optional.empty(), capture));
    }

    @Test
    void aPropIsSeenFromAllAroundByCamerasThatBecomeItsOwn() {
        assertThat(of("mug", CameraRow.TABLE, CameraRow::sceneId, CameraRow::cameraId))
                .extracting(CameraRow::cameraId, CameraRow::width, CameraRow::height)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> org.assertj.core.groups.Tuple.tuple("default:" + i, WIDTH, HEIGHT))
                        .toList());
        var frames = frames("mug");
        assertThat(frames)
                .extracting(FrameRow::frameId)
                .containsExactly("mug.f0", "mug.f1", "mug.f2", "mug.f3", "mug.f4", "mug.f5");
        assertThat(frames.get(1).path()).isEqualTo("renders/mug/1-default_2.png");
        assertThat(frames).allSatisfy(frame -> {
            assertThat(frame.kept()).as("the filter has not looked").isFalse();
            assertThat(frame.capturedAt()).isEqualTo(NOON);
            assertThat(frame.contentHash()).isEqualTo(Sha256.hex(Files.readAllBytes(file(frame))));
            var picture = ImageIO.read(file(frame).toFile());
            assertThat(List.of(picture.getWidth(), picture.getHeight()))
                    .containsExactly(frame.width(), frame.height())
                    .containsExactly(WIDTH, HEIGHT);
        });
    }

    @Test
    void boxesAreOfNodesThatDeclareAClassAlone() {
        assertThat(rows(TruthBoxRow.TABLE))
                .extracting(box -> box.frameId().replaceFirst("\\.f\\d+$", ""))
                .containsOnly("avatar", "hall", sample);
        assertThat(rows(TruthBoxRow.TABLE)).extracting(TruthBoxRow::nodeId).doesNotContain("Room");
    }

    @Test
    void anAvatarsBoxesAreWhereThePicturesShowIt() throws IOException {
        assertThat(frames("avatar")).hasSize(6);
        for (var frame : frames("avatar")) {
            var box = rows(TruthBoxRow.TABLE).stream()
                    .filter(row -> row.frameId().equals(frame.frameId()))
                    .collect(Collectors.collectingAndThen(Collectors.toList(), boxes -> {
                        assertThat(boxes).hasSize(1);
                        return boxes.get(0);
                    }));
            assertThat(box.classIri().orElseThrow()).endsWith("#Person");
            assertThat(box.visibleFraction()).isEqualTo(1);
            assertThat(List.of(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
                    .isEqualTo(shown(file(frame)));
        }
    }

    /** The edges of all that is not sky. */
    private static List<Double> shown(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = 0;
        double bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xffffff) != new Rasterizer().background()) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return List.of(left, top, right, bottom);
    }

    @Test
    void aMapIsSeenFromWithinAtEyeHeight() {
        var cameras = of("hall", CameraRow.TABLE, CameraRow::sceneId, CameraRow::cameraId);

        assertThat(cameras).hasSize(4).allSatisfy(camera -> {
            assertThat(camera.worldFromCamera().get(7)).isCloseTo(1.6, within(1e-6));
            assertThat(Math.abs(camera.worldFromCamera().get(3))).isLessThan(4);
        });
        assertThat(frames("hall")).hasSize(4);
    }

    @Test
    void whatHasABackThatIsNotSeenHasCamerasBeforeItAlone() {
        assertThat(of("poster", CameraRow.TABLE, CameraRow::sceneId, CameraRow::cameraId))
                .extracting(CameraRow::cameraId)
                .containsExactly("default:1", "default:2", "default:6");
        assertThat(frames("poster"))
                .extracting(FrameRow::frameId)
                .containsExactly("poster.f0", "poster.f1", "poster.f2");
    }

    @Test
    void aScenesOwnCamerasTakeThePicturesThatAClientWouldHaveTaken() throws IOException {
        var taken = sampleCapture.frames().stream()
                .filter(frame -> frame.viewParameters().get("exposure") == 1)
                .collect(Collectors.toMap(Capture.Frame::camera, Function.identity()));
        var declared = of(sample, SceneNodeRow.TABLE, SceneNodeRow::sceneId, SceneNodeRow::nodeId).stream()
                .filter(node -> node.classIri().isPresent())
                .map(SceneNodeRow::nodeId)
                .collect(Collectors.toSet());

        assertThat(frames(sample)).extracting(FrameRow::cameraId).containsExactlyInAnyOrderElementsOf(taken.keySet());
        for (var frame : frames(sample)) {
            var capture = taken.get(frame.cameraId());
            var original = context.landing().sceneFolder(sample).resolve(capture.file());
            assertThat(file(frame)).hasSameBinaryContentAs(original);
            assertThat(boxes(frame)).isNotEmpty().isEqualTo(objects(capture, declared));
        }
    }

    private static Map<String, List<Double>> boxes(FrameRow frame) {
        return rows(TruthBoxRow.TABLE).stream()
                .filter(row -> row.frameId().equals(frame.frameId()))
                .collect(Collectors.toMap(
                        TruthBoxRow::nodeId,
                        row -> List.of(
                                row.xMinimum(),
                                row.yMinimum(),
                                row.xMaximum(),
                                row.yMaximum(),
                                row.visibleFraction())));
    }

    private static Map<String, List<Double>> objects(Capture.Frame frame, java.util.Set<String> declared) {
        return frame.objects().orElseThrow().stream()
                .filter(object -> declared.contains(object.node()))
                .collect(Collectors.toMap(Capture.VisibleObject::node, object -> {
                    var numbers = new ArrayList<>(object.box());
                    numbers.add(object.visibleFraction());
                    return numbers;
                }));
    }

    @Test
    void whatCannotBeDrawnIsRejectedForItsOwnReasonAndSaysWhatToDo() {
        var rejects = rows(RejectRow.TABLE).stream()
                .filter(reject -> reject.stage().equals("frames/render"))
                .toList();

        assertThat(rejects.stream().collect(Collectors.toMap(RejectRow::source, RejectRow::reason)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "scenes/camera-only/scene.glb", "no_triangles",
                        "scenes/heavy/scene.glb", "too_large",
                        "scenes/scratched/scene.glb", "invalid_image",
                        "scenes/changed/scene.glb", "changed_document",
                        "scenes/lost/scene.glb", "missing_file",
                        "scenes/blind/scene.glb", "no_picture",
                        "scenes/blind/scene.glb camera Eye", "nothing_seen",
                        "scenes/mixed/scene.glb camera Back", "nothing_seen",
                        "scenes/mixed/scene.glb camera Phone", "lens_not_drawn",
                        "scenes/mixed/scene.glb camera Wall", "too_large"));
        assertThat(rejects).allSatisfy(reject -> {
            assertThat(reject.message()).startsWith("scene " + reject.payload() + ": ");
            assertThat(reject.message().length()).isGreaterThan(60);
        });
    }

    @Test
    void aCameraThatCannotSeeDoesNotCostTheOthersTheirPictures() {
        assertThat(frames("mixed")).singleElement().satisfies(frame -> {
            assertThat(frame.cameraId()).isEqualTo("Eye");
            assertThat(frame.frameId()).isEqualTo("mixed.f0");
            assertThat(List.of(frame.width(), frame.height())).containsExactly(640, 480);
        });
        assertThat(of("mixed", CameraRow.TABLE, CameraRow::sceneId, CameraRow::cameraId))
                .extracting(CameraRow::cameraId)
                .containsExactly("Back", "Eye", "Phone", "Wall");
    }

    @Test
    void aSecondNightDrawsNothingAndChangesNoTable() throws Exception {
        var versions = versions();

        draw();

        assertThat(new RenderFrames().run(context).rowsIn()).isZero();
        assertThat(versions()).isEqualTo(versions);
        assertThat(rows(StageRunRow.TABLE))
                .filteredOn(run -> run.stage().equals("nightly/frames/render"))
                .extracting(StageRunRow::summary)
                .containsExactlyInAnyOrder(
                        rows(FrameRow.TABLE).size() + " frames drawn of 12 scenes", "0 frames drawn of 0 scenes");
    }

    /** All that a kill may have left: cameras and boxes without frames, half a picture, another picture. */
    @Test
    void aKillBeforeTheFramesEndsInTheSameFilesAndRows() throws IOException {
        var before =
                WRITTEN.stream().map(RenderFramesTest::rows).map(List::copyOf).toList();
        var pictures = pictures();
        context.warehouse().overwrite(FrameRow.TABLE, context.warehouse().dataset(FrameRow.TABLE, List.of()));
        var folder = context.landing().root().resolve("renders/mug");
        Files.writeString(folder.resolve(".0-default_1.png.unfinished"), "half");
        Files.writeString(folder.resolve("1-default_2.png"), "another");

        assertThat(new RenderFrames().run(context).rowsIn()).isEqualTo(6);

        for (int i = 0; i < WRITTEN.size(); i++) {
            assertThat(List.<Object>copyOf(rows(WRITTEN.get(i)))).hasSameElementsAs(before.get(i));
        }
        assertThat(pictures()).isEqualTo(pictures);
    }

    private static Map<String, String> pictures() throws IOException {
        var root = context.landing().root();
        try (var files = Files.walk(root.resolve("renders"))) {
            var pictures = new java.util.TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                pictures.put(root.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
            return pictures;
        }
    }

    private static List<Long> versions() {
        return WRITTEN.stream().map(context.warehouse()::version).toList();
    }

    private static Path file(FrameRow frame) {
        return context.landing().root().resolve(frame.path());
    }

    private static List<FrameRow> frames(String scene) {
        return of(scene, FrameRow.TABLE, FrameRow::sceneId, FrameRow::frameId);
    }

    private static <R extends Record> List<R> of(
            String scene, Table<R> table, Function<R, String> sceneId, Function<R, String> order) {
        return rows(table).stream()
                .filter(row -> sceneId.apply(row).equals(scene))
                .sorted(Comparator.comparing(order))
                .toList();
    }

    private static <R extends Record> List<R> rows(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
