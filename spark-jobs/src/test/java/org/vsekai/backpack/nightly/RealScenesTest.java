package org.vsekai.backpack.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

/**
 * Scenes that other programs made go through a whole night, with broken uploads among them. Where the folder of {@code
 * backpack.shared} is, all scenes in it go the same way.
 */
@Tag("slow")
class RealScenesTest {
    private static final String ROOM = "godot4-room";
    private static final List<String> DOCUMENTS = List.of(".glb", ".gltf", ".vrm", ".tscn");

    @TempDir
    static Path data;

    private static final List<String> announced = new ArrayList<>();
    private static StageContext context;

    @BeforeAll
    static void runANight() throws Exception {
        context = Spark.context(data);
        context.landing().create();
        BrokenUploads.write(context.landing());
        var scenes = Path.of(System.getProperty("backpack.home"), "ontology/src/test/resources/scenes");
        room(scenes.resolve(ROOM));
        upload("mug", scenes.resolve("kaykit"), "mug_full.gltf");
        upload("axe", scenes.resolve("kaykit"), "axe_1handed.gltf");
        for (var document : moreDocuments()) {
            upload(
                    "shared-" + announced.size(),
                    document.getParent(),
                    document.getFileName().toString());
        }
        Runner.run(Night.pipeline(Settings.defaults()), context, Clock.systemUTC());
    }

    private static void room(Path folder) throws IOException {
        copy(ROOM, folder);
        var frames = IntStream.range(0, 3)
                .mapToObj(i -> new Capture.Frame(
                        "camera" + i + ".png", "Camera" + i, BrokenUploads.NOON, Map.of(), Optional.empty()))
                .toList();
        Files.writeString(context.landing().sceneFolder(ROOM).resolve("capture.json"), new Capture(frames).toJson());
        announce(ROOM, "scene.gltf", Optional.of("capture.json"));
    }

    private static void upload(String id, Path folder, String document) throws IOException {
        copy(id, folder);
        announce(id, document, Optional.empty());
    }

    /** The files beside the document come with it: it may need them. */
    private static void copy(String id, Path folder) throws IOException {
        FileUtils.copyDirectory(
                folder.toFile(), context.landing().sceneFolder(id).toFile(), file -> file.isFile());
    }

    private static void announce(String id, String document, Optional<String> capture) throws IOException {
        announced.add(id);
        context.landing()
                .announce(new Upload(
                        id,
                        document,
                        ItemKind.PROP,
                        "u1",
                        Visibility.PUBLIC,
                        BrokenUploads.NOON,
                        Optional.of(document),
                        Optional.empty(),
                        capture));
    }

    private static List<Path> moreDocuments() throws IOException {
        var home = Path.of(System.getProperty("backpack.home"));
        var shared = Path.of(System.getProperty(
                        "backpack.shared", home.resolveSibling("shared").toString()))
                .resolve("scenes");
        if (!Files.isDirectory(shared)) {
            return List.of();
        }
        try (var files = Files.walk(shared)) {
            return files.filter(RealScenesTest::isDocument).sorted().toList();
        }
    }

    private static boolean isDocument(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && DOCUMENTS.stream().anyMatch(name::endsWith);
    }

    @Test
    void eachSceneIsTakenOrRefusedForAReason() {
        var taken = records(SceneRow.TABLE).stream().map(SceneRow::sceneId).toList();
        var refused = records(RejectRow.TABLE).stream()
                .collect(Collectors.toMap(RejectRow::source, Function.identity(), (one, other) -> one));

        assertThat(taken).contains(ROOM, "mug", "axe", "broken-frames");
        assertThat(announced).filteredOn(id -> !taken.contains(id)).allSatisfy(id -> assertThat(refused)
                .hasEntrySatisfying(
                        refused.keySet().stream()
                                .filter(source -> source.startsWith("scenes/" + id + "/"))
                                .findFirst()
                                .orElse("no reject of " + id),
                        reject -> {
                            assertThat(reject.reason()).isNotBlank();
                            assertThat(reject.message()).isNotBlank();
                        }));
    }

    @Test
    void whatIsBrokenIsRefusedForItsOwnReason() {
        var reasons = records(RejectRow.TABLE).stream()
                .filter(reject -> !reject.source().startsWith("scenes/shared-"))
                .collect(Collectors.toMap(RejectRow::source, RejectRow::reason));

        assertThat(reasons).containsExactlyInAnyOrderEntriesOf(BrokenUploads.REASONS);
    }

    @Test
    void everyFrameThatIsWorthItWasLookedAt() {
        var frames = records(FrameRow.TABLE).stream()
                .filter(FrameRow::kept)
                .map(FrameRow::frameId)
                .toList();

        assertThat(frames).contains(ROOM + ".f0", ROOM + ".f1", ROOM + ".f2", "mug.f5", "axe.f5");
        for (var task : List.of("detect", "detect/person/pose", "detect/person/pose/embed", "embed")) {
            assertThat(records(InferenceRow.TABLE))
                    .filteredOn(mark -> mark.task().equals(task))
                    .extracting(InferenceRow::frameId)
                    .containsExactlyInAnyOrderElementsOf(frames);
        }
    }

    @Test
    void eachSceneThatCameWithoutFramesIsDrawnOrRefusedForAReason() {
        var seen = records(FrameRow.TABLE).stream().map(FrameRow::sceneId).collect(Collectors.toSet());
        var refused = records(RejectRow.TABLE).stream()
                .filter(reject -> reject.stage().equals("frames/render"))
                .collect(Collectors.toMap(RejectRow::payload, RejectRow::reason, (one, other) -> one));

        assertThat(records(SceneRow.TABLE))
                .filteredOn(scene -> !seen.contains(scene.sceneId()))
                .allSatisfy(scene -> assertThat(refused).containsKey(scene.sceneId()));
        assertThat(refused.values()).doesNotContain("renderer_failed", "out_of_memory");
    }

    @Test
    void aFrameThatWasNotLookedAtSaysWhy() {
        assertThat(records(FrameRow.TABLE))
                .filteredOn(frame -> !frame.kept() && !frame.sceneId().startsWith("shared-"))
                .extracting(
                        FrameRow::frameId,
                        frame ->
                                StringUtils.substringBefore(frame.filterReason().orElseThrow(), ":"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("broken-frames.f0", "too dark"),
                        org.assertj.core.groups.Tuple.tuple("broken-frames.f4", "unreadable"));
    }

    @Test
    void theHumanoidOfTheRoomIsSeenAsAPerson() {
        assertThat(ofRoom(DetectionRow.TABLE, DetectionRow::sceneId))
                .filteredOn(detection -> detection.label().equals("person"))
                .anySatisfy(person -> {
                    assertThat(person.score()).isGreaterThan(0.4);
                    assertThat(person.classIri().orElseThrow()).endsWith("#Person");
                });
    }

    @Test
    void eachFrameBelongsToACameraThatIsCalibratedForIt() {
        var cameras = ofRoom(CameraRow.TABLE, CameraRow::sceneId);

        assertThat(cameras)
                .extracting(CameraRow::cameraId, CameraRow::width, CameraRow::height)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Camera0", 640, 480),
                        org.assertj.core.groups.Tuple.tuple("Camera1", 640, 480),
                        org.assertj.core.groups.Tuple.tuple("Camera2", 640, 480));
        assertThat(ofRoom(FrameRow.TABLE, FrameRow::sceneId))
                .extracting(FrameRow::cameraId)
                .containsExactlyInAnyOrder("Camera0", "Camera1", "Camera2");
    }

    @Test
    void theHumanoidsSkeletonKnowsWhichBoneEachJointIs() {
        var joints = ofRoom(SkeletonJointRow.TABLE, SkeletonJointRow::sceneId);
        var named = joints.stream()
                .filter(joint -> joint.humanoidBone().isPresent())
                .collect(Collectors.toMap(
                        SkeletonJointRow::jointId, joint -> joint.humanoidBone().get()));

        assertThat(joints).hasSize(56);
        assertThat(named)
                .hasSize(55)
                .doesNotContainKey("Root")
                .containsEntry("Hips", "hips")
                .containsEntry("Head", "head")
                .containsEntry("LeftUpperArm", "leftUpperArm")
                .containsEntry("RightLittleDistal", "rightLittleDistal");
    }

    @Test
    void withoutInteractionsTheScenesAreReleasedWithoutFactors() {
        assertThat(records(ModelReleaseRow.TABLE)).singleElement().satisfies(release -> {
            assertThat(release.state()).isEqualTo(ReleaseState.RELEASED);
            assertThat(release.tables())
                    .extracting(ModelReleaseRow.TableVersion::table)
                    .contains("scenes", "detections")
                    .doesNotContain("user_factors");
        });
    }

    private static <R extends Record> List<R> ofRoom(Table<R> table, Function<R, String> scene) {
        return records(table).stream()
                .filter(row -> scene.apply(row).equals(ROOM))
                .toList();
    }

    private static <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
