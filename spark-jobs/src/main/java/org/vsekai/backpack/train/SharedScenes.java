package org.vsekai.backpack.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.render.DefaultCameras;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.training.SceneModels.Kind;
import org.vsekai.backpack.vision.Box;
import org.vsekai.backpack.vision.Detection;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureReader;

/**
 * Holds detectors against scenes by others, which no training sees: a room as Godot draws it, and two avatars drawn by us. Each picture
 * shows one person; all else that a detector says of it is counted as something else.
 */
final class SharedScenes {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double LEAST_OVERLAP = 0.5;
    private static final String PERSON = "person";

    private final Path folder;
    private final InferenceSettings settings;

    SharedScenes(Path folder, InferenceSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    private record Shown(Picture picture, Box person) {}

    private record Scene(String name, List<Shown> pictures) {}

    /** A line for each scene; or one that says that they are not here. */
    List<String> lines(Path ours, Path shipped) {
        if (!Files.isDirectory(folder)) {
            return List.of("Scenes by others are not at " + folder + ": nothing is measured on them.");
        }
        var detector = new ModelCatalogue(ours).find(Kind.DETECTOR.task(), Kind.DETECTOR.modelName());
        var nanodet = new ModelCatalogue(shipped).find(ModelTask.OBJECT_DETECTION, "nanodet-coco");
        var lines = new ArrayList<String>();
        for (var scene : List.of(godot(), avatar("kaykit-knight.glb"), avatar("vrm/vrm1-expressions.vrm"))) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-28s ours: %s; NanoDet: %s",
                    scene.name(),
                    found(detector, scene),
                    found(nanodet, scene)));
        }
        return lines;
    }

    private String found(CataloguedModel model, Scene scene) {
        int persons = 0;
        int others = 0;
        try (var detector = ObjectDetector.open(model, settings)) {
            var seen = detector.objects(
                    scene.pictures().stream().map(Shown::picture).toList());
            for (int i = 0; i < seen.size(); i++) {
                var person = scene.pictures().get(i).person();
                long right = seen.get(i).value().stream()
                        .filter(detection -> isPerson(detection, person))
                        .count();
                persons += right > 0 ? 1 : 0;
                others += seen.get(i).value().size() - (int) Math.min(1, right);
            }
        }
        return persons + " of " + scene.pictures().size() + " persons, " + others + " other detections";
    }

    private static boolean isPerson(Detection detection, Box person) {
        return detection.label().equals(PERSON) && detection.box().intersectionOverUnion(person) >= LEAST_OVERLAP;
    }

    /** Pictures that Godot drew; where the person is, our rasterizer says. */
    private Scene godot() {
        var room = folder.resolve("godot4-room");
        var document = GltfReader.read(room.resolve("scene.glb"));
        var prepared = new Rasterizer().prepare(document);
        var shown = new ArrayList<Shown>();
        for (int i = 0; i < 3; i++) {
            var camera = camera(document, "Camera" + i);
            var person = prepared.render(camera).boxes().stream()
                    .filter(box -> box.nodeId().equals("Body"))
                    .findFirst();
            var file = room.resolve("camera" + i + ".png");
            person.ifPresent(box -> shown.add(new Shown(read(file), new Box(box.x1(), box.y1(), box.x2(), box.y2()))));
        }
        return new Scene("godot4-room, by Godot", shown);
    }

    private static PinholeCamera camera(SceneDocument document, String name) {
        return document.node(name)
                .flatMap(node -> PinholeCamera.of(document, node, WIDTH, HEIGHT))
                .orElseThrow(() -> new IllegalStateException("the room has no camera " + name));
    }

    private Picture read(Path file) {
        try {
            return new PictureReader(settings).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** From all sides. */
    private Scene avatar(String file) {
        var prepared = new Rasterizer().prepare(GltfReader.read(folder.resolve(file)));
        var shown = new ArrayList<Shown>();
        for (var named : DefaultCameras.around(prepared, WIDTH, HEIGHT)) {
            var rendering = prepared.render(named.camera());
            around(rendering).ifPresent(box -> shown.add(new Shown(picture(rendering), box)));
        }
        return new Scene(file, shown);
    }

    private static Optional<Box> around(Rendering rendering) {
        return rendering.boxes().stream()
                .map(box -> new Box(box.x1(), box.y1(), box.x2(), box.y2()))
                .reduce((some, other) -> new Box(
                        Math.min(some.xMinimum(), other.xMinimum()),
                        Math.min(some.yMinimum(), other.yMinimum()),
                        Math.max(some.xMaximum(), other.xMaximum()),
                        Math.max(some.yMaximum(), other.yMaximum())));
    }

    private static Picture picture(Rendering rendering) {
        return Picture.of(rendering.width(), rendering.height(), rendering.rgb());
    }
}
