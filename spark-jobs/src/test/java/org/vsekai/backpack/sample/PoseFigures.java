package org.vsekai.backpack.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.render.DefaultCameras;
import org.vsekai.backpack.render.GroundTruth;
import org.vsekai.backpack.render.GroundTruth.Sight;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.scene.SceneReader;
import org.vsekai.backpack.vision.CocoJoint;
import org.vsekai.backpack.vision.Person;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PoseEstimator;

/**
 * How many joints of drawn persons the pose model finds: the percentage of correct keypoints, within a fifth of the torso (Y. Yang and
 * D. Ramanan, "Articulated human detection with flexible mixtures of parts", 2013), of those that are in sight.
 */
final class PoseFigures {
    private static final double WITHIN = 0.2;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int LEAST_JOINTS = 8;
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

    private final PoseEstimator model;
    /** By the limb: joints in sight, and those that were found. */
    private final Map<String, int[]> tallies = new TreeMap<>();

    private int pictures;
    private int persons;
    /** Joints in sight where somebody was found. */
    private int reachable;

    private PoseFigures(PoseEstimator model) {
        this.model = model;
    }

    /** Prints them; the arguments are the repository and a folder of scenes, else those of a sample world. */
    public static void main(String... arguments) throws IOException {
        System.setProperty("backpack.home", arguments[0]);
        var home = Path.of(arguments[0]);
        var scenes = arguments.length > 1 ? Path.of(arguments[1]) : sampleWorld();
        var card =
                new ModelCatalogue(home.resolve("conf/models")).find(ModelTask.KEYPOINT_DETECTION, "movenet-multipose");
        try (var model = PoseEstimator.open(card, new InferenceSettings(1, 1, 1 << 24, 1 << 24))) {
            var figures = new PoseFigures(model);
            try (var files = Files.walk(scenes)) {
                for (var file : files.filter(path -> SceneReader.isDocument(path.toString()))
                        .sorted()
                        .toList()) {
                    figures.add(new SceneReader(SceneLimits.standard()).read(file, file.getParent()));
                }
            }
            figures.print();
        }
        System.exit(0);
    }

    private static Path sampleWorld() throws IOException {
        var folder = Files.createTempDirectory("pose-figures");
        var landing = new LandingZone(folder);
        landing.create();
        new SampleWorld(new SampleWorldSettings(40, 1, 40, 3)).writeTo(landing, line -> {});
        return folder.resolve("scenes");
    }

    private void add(SceneDocument document) {
        var prepared = new Rasterizer().prepare(document);
        for (var named : DefaultCameras.around(prepared, WIDTH, HEIGHT)) {
            var rendering = prepared.render(named.camera());
            var truth = new EnumMap<CocoJoint, GroundTruth.Joint>(CocoJoint.class);
            GroundTruth.of(document, named.camera(), rendering).joints().stream()
                    .filter(joint -> joint.sight() == Sight.VISIBLE)
                    .forEach(joint -> joint.humanoidBone()
                            .flatMap(bone -> Optional.ofNullable(JOINTS.get(bone)))
                            .ifPresent(coco -> truth.putIfAbsent(coco, joint)));
            if (truth.size() >= LEAST_JOINTS
                    && truth.containsKey(CocoJoint.LEFT_SHOULDER)
                    && truth.containsKey(CocoJoint.RIGHT_HIP)) {
                add(rendering, truth);
            }
        }
    }

    private void add(Rendering rendering, Map<CocoJoint, GroundTruth.Joint> truth) {
        var found = model.estimate(List.of(picture(rendering))).get(0).value().stream()
                .max(Comparator.comparingDouble(Person::score));
        pictures++;
        persons += found.isPresent() ? 1 : 0;
        reachable += found.isPresent() ? truth.size() : 0;
        var shoulder = Objects.requireNonNull(truth.get(CocoJoint.LEFT_SHOULDER));
        var hip = Objects.requireNonNull(truth.get(CocoJoint.RIGHT_HIP));
        double reach = WITHIN * Math.hypot(shoulder.x() - hip.x(), shoulder.y() - hip.y());
        truth.forEach((joint, place) -> {
            var limb = joint.cocoName().replaceFirst("(left|right)_", "");
            var tally = tallies.computeIfAbsent(limb, none -> new int[2]);
            tally[0]++;
            if (found.isPresent()) {
                var guess = found.get().keypoint(joint);
                tally[1] += Math.hypot(guess.x() - place.x(), guess.y() - place.y()) <= reach ? 1 : 0;
            }
        });
    }

    private static Picture picture(Rendering rendering) {
        return Picture.of(rendering.width(), rendering.height(), rendering.rgb());
    }

    private void print() {
        int seen = tallies.values().stream().mapToInt(tally -> tally[0]).sum();
        int right = tallies.values().stream().mapToInt(tally -> tally[1]).sum();
        System.out.printf(
                Locale.ROOT,
                "PCK@0.2 %.2f: %d of %d joints in %d pictures; %.2f in the %d where somebody was found%n",
                (double) right / seen,
                right,
                seen,
                pictures,
                (double) right / reachable,
                persons);
        tallies.forEach(
                (limb, tally) -> System.out.printf(Locale.ROOT, "  %s %.2f%n", limb, (double) tally[1] / tally[0]));
    }
}
