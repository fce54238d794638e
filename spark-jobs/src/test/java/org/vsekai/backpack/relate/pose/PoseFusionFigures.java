package org.vsekai.backpack.relate.pose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PoseEstimator;

/**
 * How far joints are from where poses have them, of the persons of a sample world in the pictures of its own cameras at 640 x 480: first by
 * the exact joints in sight, with noise, then by those that the shipped pose model finds.
 */
final class PoseFusionFigures {
    /** Metres: a pose that is further from everybody is of nobody. */
    private static final double REACH = 0.5;

    private final PoseFusion fusion =
            new PoseFusion(Settings.defaults().bind("backpack.relate.poses", PoseSettings.class));
    private final String name;
    private final List<Double> errors = new ArrayList<>();
    private final Map<String, List<Double>> byLimb = new TreeMap<>();
    private int seen;
    private int found;
    private int ofNobody;
    private int twice;
    private int bones;
    private int mirrored;

    private PoseFusionFigures(String name) {
        this.name = name;
    }

    /** Prints them; the arguments are the repository and how many scenes, else 40. */
    public static void main(String... arguments) throws IOException {
        System.setProperty("backpack.home", arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        var scenes = RenderedPersons.ofSampleWorld(Files.createTempDirectory("pose-figures"), count, 3);
        for (double noise : new double[] {0, 1, 2, 4}) {
            var figures = new PoseFusionFigures(noise + " px of noise");
            scenes.forEach(scene -> figures.add(scene, scene.inSight(new Random(1), noise)));
            figures.print();
        }
        var card = new ModelCatalogue(Path.of(arguments[0], "conf/models"))
                .find(ModelTask.KEYPOINT_DETECTION, "movenet-multipose");
        try (var model = PoseEstimator.open(card, new InferenceSettings(1, 1, 1 << 24, 1 << 24))) {
            var figures = new PoseFusionFigures(card.card().name());
            scenes.forEach(scene -> figures.add(scene, detected(scene, model)));
            figures.print();
        }
        System.exit(0);
    }

    private static List<KeypointRow> detected(RenderedPersons scene, PoseEstimator model) {
        var rows = new ArrayList<KeypointRow>();
        for (int camera = 0; camera < scene.cameras().size(); camera++) {
            var rendering = scene.renderings().get(camera);
            var picture = Picture.of(rendering.width(), rendering.height(), rendering.rgb());
            for (var person : model.estimate(List.of(picture)).get(0).value()) {
                var joints = person.keypoints().stream()
                        .map(joint -> new KeypointRow.Joint(
                                joint.joint().cocoName(), joint.x(), joint.y(), joint.score(), joint.isSeen()))
                        .toList();
                rows.add(WatchedPeople.row(
                        RenderedPersons.frameId(camera), "c" + camera, Integer.toString(rows.size()), joints));
            }
        }
        return rows;
    }

    private void add(RenderedPersons scene, List<KeypointRow> keypoints) {
        seen += (int) scene.seenByTwo();
        var known = new ArrayList<String>();
        for (var pose : fusion.fuse(scene.cameraRows(), scene.frames(), keypoints)) {
            var nearest = scene.persons().keySet().stream()
                    .min(Comparator.comparingDouble(skeleton -> mean(scene, skeleton, pose)))
                    .orElseThrow();
            if (mean(scene, nearest, pose) > REACH) {
                ofNobody++;
            } else if (known.contains(nearest)) {
                twice++;
            } else {
                known.add(nearest);
                found++;
                bones += pose.bones().size();
                mirrored += isMirrored(scene, nearest, pose) ? 1 : 0;
                pose.joints().forEach(joint -> add(scene, nearest, joint));
            }
        }
    }

    private void add(RenderedPersons scene, String skeleton, ScenePoseRow.Joint joint) {
        scene.error(skeleton, joint.name(), point(joint)).ifPresent(error -> {
            errors.add(error);
            byLimb.computeIfAbsent(joint.name().replaceFirst("(left|right)_", ""), none -> new ArrayList<>())
                    .add(error);
        });
    }

    private static double mean(RenderedPersons scene, String skeleton, ScenePoseRow pose) {
        return pose.joints().stream()
                .flatMap(joint -> scene.error(skeleton, joint.name(), point(joint)).stream())
                .mapToDouble(error -> error)
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Whether left and right were taken for each other. */
    private static boolean isMirrored(RenderedPersons scene, String skeleton, ScenePoseRow pose) {
        double asIs = mean(scene, skeleton, pose);
        double swapped = pose.joints().stream()
                .flatMap(joint -> scene.error(skeleton, other(joint.name()), point(joint)).stream())
                .mapToDouble(error -> error)
                .average()
                .orElse(Double.POSITIVE_INFINITY);
        return swapped < asIs;
    }

    private static String other(String joint) {
        return joint.startsWith("left") ? joint.replaceFirst("left", "right") : joint.replaceFirst("right", "left");
    }

    private static Vector3 point(ScenePoseRow.Joint joint) {
        return new Vector3(joint.x(), joint.y(), joint.z());
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%s: %d persons in sight of two cameras; poses of %d, %d of them left for right, %d more than one of somebody,"
                        + " %d of nobody; %d joints, %d bones, median error %.1f cm, 90 %% below %.1f cm%n",
                name,
                seen,
                found,
                mirrored,
                twice,
                ofNobody,
                errors.size(),
                bones,
                100 * share(errors, 0.5),
                100 * share(errors, 0.9));
        byLimb.forEach((limb, all) -> System.out.printf(
                Locale.ROOT, "  %s %.1f cm, 90 %% below %.1f%n", limb, 100 * share(all, 0.5), 100 * share(all, 0.9)));
    }

    private static double share(List<Double> errors, double share) {
        var sorted = errors.stream().mapToDouble(error -> error).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
    }
}
