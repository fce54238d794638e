package org.vsekai.backpack.relate.fusion;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.render.NodeBox;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.Box;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.Picture;

/**
 * How far things are from where fusion says they are, on made-up scenes with three cameras of 640 x 480: by their exact boxes, then by what
 * the shipped detector finds in the pictures.
 */
final class FusionFigures {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    /** Metres: what is further from all things of its class is of none. */
    private static final double REACH = 0.5;
    /** Of a thing that a picture shows so much of, the box is taken. */
    private static final double LEAST_VISIBLE = 0.9;

    private static final int LEAST_PIXELS = 40;

    private final ClassAgreement classes = new ClassAgreement(Ontology.bundled().closure());
    private final FusionSettings settings = new FusionSettings(0.3, 4, 0.15, 2, Duration.ofMillis(50), 0.3);
    private final Association association = new Association(classes, settings);
    private final String name;
    private final Map<Integer, List<Double>> errors = new TreeMap<>();
    private final Map<String, List<Double>> byClass = new TreeMap<>();
    private int seenTwice;
    private int right;
    private int wrong;

    /** A thing as the scene has it. */
    private record Thing(int node, String classIri, Vector3 middle) {}

    private FusionFigures(String name) {
        this.name = name;
    }

    /** Prints them; the arguments are the repository and how many scenes, else 200. */
    public static void main(String... arguments) {
        int scenes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        var middles = new FusionFigures("true middles to the pixel, triangulated");
        var exact = new FusionFigures("exact boxes");
        var card = new ModelCatalogue(Path.of(arguments[0], "conf/models"))
                .find(ModelTask.OBJECT_DETECTION, "scene-objects");
        var found = new FusionFigures(card.card().name());
        try (var detector = ObjectDetector.open(card, new InferenceSettings(1, 1, 1 << 24, 1 << 24))) {
            for (int i = 0; i < scenes; i++) {
                // A seed that no training has.
                var scene = TrainingScene.of(99, i, TrainingScene.Shapes.KNOWN, WIDTH, HEIGHT);
                var renderings = renderings(scene);
                var things = things(scene);
                var boxes = exactly(scene, renderings);
                middles.triangulate(boxes, things);
                exact.add(boxes, boxes, fused -> same(fused, things));
                found.add(
                        detected(scene, renderings, detector, found.settings.leastScore()),
                        boxes,
                        fused -> found.nearest(fused, things));
            }
        }
        middles.print();
        exact.print();
        found.print();
        System.exit(0);
    }

    private static List<Rendering> renderings(TrainingScene scene) {
        var prepared = scene.rasterizer().prepare(scene.document());
        return scene.cameras().stream().map(prepared::render).toList();
    }

    private static List<Seen> exactly(TrainingScene scene, List<Rendering> renderings) {
        var seen = new ArrayList<Seen>();
        for (int camera = 0; camera < renderings.size(); camera++) {
            for (var box : boxes(scene, renderings.get(camera))) {
                Seen.by(
                                scene.cameras().get(camera),
                                box.node() + "@" + camera,
                                "camera" + camera,
                                classIri(scene, box.node()).orElseThrow(),
                                1,
                                new Box(box.x1(), box.y1(), box.x2(), box.y2()))
                        .filter(Seen::isWhole)
                        .ifPresent(seen::add);
            }
        }
        return seen;
    }

    private static List<Seen> detected(
            TrainingScene scene, List<Rendering> renderings, ObjectDetector detector, double leastScore) {
        var iris = Ontology.bundled().classesByLabel();
        var seen = new ArrayList<Seen>();
        for (int camera = 0; camera < renderings.size(); camera++) {
            var picture = Picture.of(WIDTH, HEIGHT, renderings.get(camera).rgb());
            for (var one : detector.objects(List.of(picture)).get(0).value()) {
                if (one.score() >= leastScore && iris.containsKey(one.label())) {
                    Seen.by(
                                    scene.cameras().get(camera),
                                    seen.size() + "@" + camera,
                                    "camera" + camera,
                                    iris.get(one.label()),
                                    one.score(),
                                    one.box())
                            .ifPresent(seen::add);
                }
            }
        }
        return seen;
    }

    /** Of things that a picture shows well. */
    private static List<NodeBox> boxes(TrainingScene scene, Rendering rendering) {
        return rendering.boxes().stream()
                .filter(box -> classIri(scene, box.node()).isPresent())
                .filter(box -> box.visibleFraction() >= LEAST_VISIBLE && box.visiblePixels() >= LEAST_PIXELS)
                .toList();
    }

    private static Optional<String> classIri(TrainingScene scene, int node) {
        return scene.things().get(node).type().map(type -> Ontology.NAMESPACE + type.className());
    }

    private void add(List<Seen> seen, List<Seen> inGoodSight, Function<Fused, Optional<Thing>> meant) {
        var cameras = new HashMap<Integer, Integer>();
        inGoodSight.forEach(one -> cameras.merge(node(one), 1, Integer::sum));
        seenTwice += (int) cameras.values().stream().filter(count -> count >= 2).count();
        var known = new HashSet<Integer>();
        for (var fused : association.fuse(seen)) {
            var thing = meant.apply(fused);
            if (thing.isEmpty() || !known.add(thing.get().node())) {
                wrong++;
                continue;
            }
            right++;
            double error = distance(fused, thing.get());
            errors.computeIfAbsent(fused.support(), none -> new ArrayList<>()).add(error);
            byClass.computeIfAbsent(Ontology.bundled().compact(thing.get().classIri()), none -> new ArrayList<>())
                    .add(error);
        }
    }

    /** Triangulation by itself: the middles of things as a camera of whole pixels has them. */
    private void triangulate(List<Seen> inGoodSight, List<Thing> things) {
        for (var thing : things) {
            var sights = inGoodSight.stream()
                    .filter(one -> node(one) == thing.node())
                    .map(one -> one.sight().camera())
                    .flatMap(camera -> {
                        var pixel = camera.project(thing.middle());
                        return Sight.at(camera, Math.floor(pixel.x()) + 0.5, Math.floor(pixel.y()) + 0.5).stream();
                    })
                    .toList();
            if (sights.size() >= 2) {
                seenTwice++;
                Triangulation.of(sights).ifPresent(place -> {
                    right++;
                    errors.computeIfAbsent(sights.size(), none -> new ArrayList<>())
                            .add(place.point().minus(thing.middle()).length());
                });
            }
        }
    }

    /** The thing whose boxes these all are. */
    private static Optional<Thing> same(Fused fused, List<Thing> things) {
        int node = node(fused.members().get(0));
        return fused.members().stream().allMatch(member -> node(member) == node)
                ? things.stream().filter(thing -> thing.node() == node).findFirst()
                : Optional.empty();
    }

    /** The nearest thing of an agreeing class. */
    private Optional<Thing> nearest(Fused fused, List<Thing> things) {
        return things.stream()
                .filter(thing -> classes.agree(thing.classIri(), classes.mostNamed(fused.scores())))
                .filter(thing -> distance(fused, thing) <= REACH)
                .min(Comparator.comparingDouble(thing -> distance(fused, thing)));
    }

    private static int node(Seen seen) {
        return Integer.parseInt(
                seen.detectionId().substring(0, seen.detectionId().indexOf('@')));
    }

    private static double distance(Fused fused, Thing thing) {
        return fused.middle().minus(thing.middle()).length();
    }

    private static List<Thing> things(TrainingScene scene) {
        var things = new ArrayList<Thing>();
        for (int node = 0; node < scene.document().nodes().size(); node++) {
            if (scene.document().mesh(scene.document().nodes().get(node)).isPresent()) {
                var box = box(scene.document(), scene.document().nodes().get(node));
                int number = node;
                classIri(scene, node).ifPresent(iri -> things.add(new Thing(number, iri, box.centre())));
            }
        }
        return things;
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

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%s: %d things in good sight of two cameras or more; %d put together rightly, %d wrongly or twice%n",
                name,
                seenTwice,
                right,
                wrong);
        errors.forEach((support, all) -> print(support + " cameras", all));
        byClass.forEach((type, all) -> print(type, all));
    }

    private static void print(String of, List<Double> errors) {
        var sorted = errors.stream().mapToDouble(value -> value).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "  %s: %d things, median error %.1f cm, 90 %% below %.1f cm%n",
                of,
                sorted.length,
                100 * sorted[sorted.length / 2],
                100 * sorted[(int) (0.9 * sorted.length)]);
    }
}
