package org.vsekai.backpack.relate.pose;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.render.GroundTruth;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.sample.SampleWorld;
import org.vsekai.backpack.sample.SampleWorldSettings;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.scene.SceneReader;
import org.vsekai.backpack.scene.SceneRows;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.vision.CocoJoint;

/**
 * A scene with persons in the pictures of its cameras, 640 x 480.
 *
 * @param persons where the joints of each are, by skeleton; a skeleton has no face
 */
record RenderedPersons(
        SceneDocument document,
        List<PinholeCamera> cameras,
        List<Rendering> renderings,
        Map<String, Map<CocoJoint, Vector3>> persons) {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    /** A person of whom less is in sight is nobody's. */
    private static final int LEAST_JOINTS = 5;

    private static final Map<String, CocoJoint> JOINTS = Map.ofEntries(
            Map.entry("leftUpperArm", CocoJoint.LEFT_SHOULDER),
            Map.entry("rightUpperArm", CocoJoint.RIGHT_SHOULDER),
            Map.entry("leftLowerArm", CocoJoint.LEFT_ELBOW),
            Map.entry("rightLowerArm", CocoJoint.RIGHT_ELBOW),
            Map.entry("leftHand", CocoJoint.LEFT_WRIST),
            Map.entry("rightHand", CocoJoint.RIGHT_WRIST),
            Map.entry("leftUpperLeg", CocoJoint.LEFT_HIP),
            Map.entry("rightUpperLeg", CocoJoint.RIGHT_HIP),
            Map.entry("leftLowerLeg", CocoJoint.LEFT_KNEE),
            Map.entry("rightLowerLeg", CocoJoint.RIGHT_KNEE),
            Map.entry("leftFoot", CocoJoint.LEFT_ANKLE),
            Map.entry("rightFoot", CocoJoint.RIGHT_ANKLE));

    /** COCO's joint at which a bone begins. */
    static Optional<CocoJoint> joint(String bone) {
        return Optional.ofNullable(JOINTS.get(bone));
    }

    /** Those scenes of a sample world that hold persons and two cameras or more. */
    static List<RenderedPersons> ofSampleWorld(Path folder, int scenes, long seed) throws IOException {
        var landing = new LandingZone(folder);
        landing.create();
        new SampleWorld(new SampleWorldSettings(scenes, 1, scenes, seed)).writeTo(landing, line -> {});
        var found = new ArrayList<RenderedPersons>();
        try (var files = Files.walk(folder.resolve("scenes"))) {
            for (var file : files.filter(path -> SceneReader.isDocument(path.toString()))
                    .sorted()
                    .toList()) {
                of(new SceneReader(SceneLimits.standard()).read(file, file.getParent()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<RenderedPersons> of(SceneDocument document) {
        var persons = persons(document);
        var cameras = document.nodes().stream()
                .flatMap(node -> PinholeCamera.of(document, node, WIDTH, HEIGHT).stream())
                .toList();
        if (persons.isEmpty() || cameras.size() < 2) {
            return Optional.empty();
        }
        var prepared = new Rasterizer().prepare(document);
        return Optional.of(new RenderedPersons(
                document, cameras, cameras.stream().map(prepared::render).toList(), persons));
    }

    private static Map<String, Map<CocoJoint, Vector3>> persons(SceneDocument document) {
        var persons = new TreeMap<String, Map<CocoJoint, Vector3>>();
        for (var row : SceneRows.joints("s", document)) {
            row.humanoidBone().flatMap(RenderedPersons::joint).ifPresent(joint -> persons.computeIfAbsent(
                            row.skeletonId(), none -> new EnumMap<>(CocoJoint.class))
                    .put(joint, Matrix4.rowMajor(row.worldFromJoint()).origin()));
        }
        return persons;
    }

    List<CameraRow> cameraRows() {
        var rows = new ArrayList<CameraRow>();
        for (int i = 0; i < cameras.size(); i++) {
            rows.add(cameras.get(i).row("s", "c" + i));
        }
        return rows;
    }

    List<FrameRow> frames() {
        var rows = new ArrayList<FrameRow>();
        for (int i = 0; i < cameras.size(); i++) {
            rows.add(new FrameRow(
                    frameId(i),
                    "s",
                    "c" + i,
                    Instant.EPOCH,
                    "p",
                    "h",
                    WIDTH,
                    HEIGHT,
                    List.of(),
                    true,
                    Optional.empty()));
        }
        return rows;
    }

    static String frameId(int camera) {
        return "s.f" + camera;
    }

    /**
     * What a model sees that finds all joints that are in sight, of persons of whom enough are. The rows' ids end in the skeleton's.
     *
     * @param noise the standard deviation of each coordinate, in pixels
     */
    List<KeypointRow> inSight(Random random, double noise) {
        var rows = new ArrayList<KeypointRow>();
        for (int i = 0; i < cameras.size(); i++) {
            int camera = i;
            visible(camera).forEach((skeleton, joints) -> {
                if (joints.size() >= LEAST_JOINTS) {
                    rows.add(WatchedPeople.row(
                            frameId(camera),
                            "c" + camera,
                            skeleton,
                            joints.entrySet().stream()
                                    .map(joint -> new KeypointRow.Joint(
                                            joint.getKey().cocoName(),
                                            joint.getValue().x() + noise * random.nextGaussian(),
                                            joint.getValue().y() + noise * random.nextGaussian(),
                                            0.9,
                                            true))
                                    .toList()));
                }
            });
        }
        return rows;
    }

    /** The joints in sight of a camera, by skeleton. */
    private Map<String, Map<CocoJoint, GroundTruth.Joint>> visible(int camera) {
        var visible = new HashMap<String, Map<CocoJoint, GroundTruth.Joint>>();
        for (var joint : GroundTruth.of(document, cameras.get(camera), renderings.get(camera))
                .joints()) {
            var known = joint.humanoidBone().flatMap(RenderedPersons::joint);
            if (known.isPresent() && joint.sight() == GroundTruth.Sight.VISIBLE) {
                visible.computeIfAbsent(joint.skeletonId(), none -> new EnumMap<>(CocoJoint.class))
                        .put(known.get(), joint);
            }
        }
        return visible;
    }

    /** How many persons two cameras or more see so much of that they can be told, with the joints that these have in common. */
    long seenByTwo() {
        var seen = new HashMap<String, Map<CocoJoint, Integer>>();
        for (int camera = 0; camera < cameras.size(); camera++) {
            visible(camera).forEach((skeleton, joints) -> {
                if (joints.size() >= LEAST_JOINTS) {
                    var counts = seen.computeIfAbsent(skeleton, none -> new EnumMap<>(CocoJoint.class));
                    joints.keySet().forEach(joint -> counts.merge(joint, 1, Integer::sum));
                }
            });
        }
        return seen.values().stream()
                .filter(counts ->
                        counts.values().stream().filter(count -> count >= 2).count() >= LEAST_JOINTS)
                .count();
    }

    /** How far a joint is from where it should be, in metres; none where the skeleton has no such joint. */
    Optional<Double> error(String skeleton, String joint, Vector3 point) {
        return requireNonNull(persons.get(skeleton)).entrySet().stream()
                .filter(truth -> truth.getKey().cocoName().equals(joint))
                .map(truth -> truth.getValue().minus(point).length())
                .findFirst();
    }
}
