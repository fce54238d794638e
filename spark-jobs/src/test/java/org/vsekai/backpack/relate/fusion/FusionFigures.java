package org.vsekai.backpack.relate.fusion;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.render.NodeBox;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.Box;

/** How far things are from where fusion says they are, on made-up scenes with three cameras of 640 x 480, by their exact boxes. */
final class FusionFigures {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final ClassAgreement classes = new ClassAgreement(Ontology.bundled().closure());
    private final Association association =
            new Association(classes, new FusionSettings(0.3, 4, 0.15, 2, Duration.ofMillis(50), 0.3));
    private final Map<Integer, List<Double>> errors = new HashMap<>();
    private int seenTwice;
    private int right;
    private int wrong;

    private FusionFigures() {}

    /** Prints them; the argument is how many scenes, else 200. */
    public static void main(String... arguments) {
        int scenes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        double least = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.9;
        var figures = new FusionFigures();
        for (int i = 0; i < scenes; i++) {
            figures.add(TrainingScene.of(99, i, TrainingScene.Shapes.KNOWN, WIDTH, HEIGHT), least);
        }
        figures.print();
    }

    private void add(TrainingScene scene, double least) {
        var prepared = scene.rasterizer().prepare(scene.document());
        var seen = new ArrayList<Seen>();
        var cameras = new HashMap<Integer, Integer>();
        for (int camera = 0; camera < scene.cameras().size(); camera++) {
            var eye = scene.cameras().get(camera);
            for (NodeBox box : prepared.render(eye).boxes()) {
                var type = scene.things().get(box.node()).type();
                if (type.isPresent() && box.visibleFraction() >= least && box.visiblePixels() >= 40) {
                    Seen.by(
                                    eye,
                                    box.node() + "@" + camera,
                                    "camera" + camera,
                                    Ontology.NAMESPACE + type.get().className(),
                                    1,
                                    new Box(box.x1(), box.y1(), box.x2(), box.y2()))
                            .filter(Seen::isWhole)
                            .ifPresent(one -> {
                                seen.add(one);
                                cameras.merge(box.node(), 1, Integer::sum);
                            });
                }
            }
        }
        seenTwice += (int) cameras.values().stream().filter(count -> count >= 2).count();
        for (var fused : association.fuse(seen)) {
            int node = node(fused.members().get(0));
            if (fused.members().stream().anyMatch(member -> node(member) != node)) {
                wrong++;
                continue;
            }
            right++;
            var box = box(scene.document(), scene.document().nodes().get(node));
            var middle = box.minimum().plus(box.maximum()).times(0.5);
            errors.computeIfAbsent(fused.support(), none -> new ArrayList<>())
                    .add(fused.middle().minus(middle).length());
        }
    }

    private static Box3 box(SceneDocument document, SceneNode node) {
        return document.mesh(node).orElseThrow().primitives().stream()
                .map(part -> moved(part.positions(), node.world()))
                .map(Box3::around)
                .reduce(Box3::plus)
                .orElseThrow();
    }

    private static float[] moved(FloatBuffer positions, Matrix4 world) {
        var moved = new float[positions.remaining()];
        for (int i = 0; i < moved.length; i += 3) {
            var point = world.transformPoint(new Vector3(positions.get(i), positions.get(i + 1), positions.get(i + 2)));
            moved[i] = (float) point.x();
            moved[i + 1] = (float) point.y();
            moved[i + 2] = (float) point.z();
        }
        return moved;
    }

    private static int node(Seen seen) {
        return Integer.parseInt(
                seen.detectionId().substring(0, seen.detectionId().indexOf('@')));
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%d things seen by two cameras or more; %d fused rightly, %d wrongly%n",
                seenTwice,
                right,
                wrong);
        errors.forEach((support, all) -> {
            var sorted = all.stream().mapToDouble(value -> value).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%d cameras: %d things, median error %.1f cm, 90 %% below %.1f cm%n",
                    support,
                    sorted.length,
                    100 * sorted[sorted.length / 2],
                    100 * sorted[(int) (0.9 * sorted.length)]);
        });
    }
}
