package org.vsekai.backpack.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.scene.ImageHeader;
import org.vsekai.backpack.scene.InvalidSceneException;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.TruthBoxRow;

/** The frames of one scene: what a capture lists against what is there. Used by one thread. */
final class FrameReading {
    private static final long LARGEST_FILE = 64L << 20;

    private final String sceneId;
    private final Path folder;
    private final Map<String, String> nodeClasses;
    private final Set<String> cameras;
    private final Set<String> nodes;
    private final List<FrameRow> rows = new ArrayList<>();
    private final List<TruthBoxRow> truths = new ArrayList<>();
    private final Map<String, PictureSize> sizes = new HashMap<>();

    /**
     * What was good of a capture.
     *
     * @param sizes the size of each camera's first picture
     */
    record Frames(List<FrameRow> rows, List<TruthBoxRow> truths, Map<String, PictureSize> sizes) {
        static final Frames NONE = new Frames(List.of(), List.of(), Map.of());
    }

    private static final class BadFrame extends Exception {
        private final String reason;

        BadFrame(String reason, String message) {
            super(message);
            this.reason = reason;
        }
    }

    /**
     * @param nodeClasses the class of each node that declares one, by node id
     */
    FrameReading(String sceneId, SceneDocument document, Map<String, String> nodeClasses, Path folder) {
        this.sceneId = sceneId;
        this.nodeClasses = nodeClasses;
        this.folder = folder;
        this.cameras = document.nodes().stream()
                .filter(node -> node.camera().isPresent())
                .map(SceneNode::id)
                .collect(Collectors.toSet());
        this.nodes = document.nodes().stream().map(SceneNode::id).collect(Collectors.toSet());
    }

    Frames read(Capture capture, Outcome outcome) {
        for (int number = 0; number < capture.frames().size(); number++) {
            var frame = capture.frames().get(number);
            try {
                add(frame, number);
            } catch (BadFrame e) {
                var source = "scenes/" + sceneId + "/" + frame.file();
                outcome.add(
                        RejectRow.TABLE,
                        Rejects.row(
                                SceneReading.STAGE,
                                source,
                                e.reason,
                                String.valueOf(e.getMessage()),
                                frame.toString()));
            }
        }
        return new Frames(rows, truths, sizes);
    }

    private void add(Capture.Frame frame, int number) throws BadFrame {
        var name = "frame " + number + " (" + frame.file() + ")";
        if (!cameras.contains(frame.camera())) {
            throw new BadFrame(
                    "unknown_camera",
                    name + " names the camera " + frame.camera() + ", the scene has " + cameras
                            + ": name a camera's node");
        }
        var bytes = bytes(frame, name);
        var size = size(bytes, name);
        var first = sizes.putIfAbsent(frame.camera(), size);
        if (first != null && !first.equals(size)) {
            throw new BadFrame(
                    "changed_size",
                    name + " is " + size.width() + " x " + size.height() + ", the first of its camera " + first.width()
                            + " x " + first.height() + ": a camera has one picture size");
        }
        var id = sceneId + ".f" + number;
        var boxes = boxes(frame, id, name);
        rows.add(new FrameRow(
                id,
                sceneId,
                frame.camera(),
                frame.capturedAt(),
                "scenes/" + sceneId + "/" + frame.file(),
                Sha256.hex(bytes),
                size.width(),
                size.height(),
                frame.viewParameters().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new FrameRow.ViewParameter(entry.getKey(), entry.getValue()))
                        .toList(),
                true,
                Optional.empty()));
        truths.addAll(boxes);
    }

    private byte[] bytes(Capture.Frame frame, String name) throws BadFrame {
        var file = folder.resolve(frame.file());
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new BadFrame("missing_file", name + " lies outside the scene's folder");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadFrame(
                        "too_large",
                        name + " has " + Files.size(file) + " bytes, at most " + LARGEST_FILE + " are taken");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadFrame("missing_file", name + " cannot be read: upload it with the scene");
        }
    }

    private static PictureSize size(byte[] bytes, String name) throws BadFrame {
        try {
            var header = ImageHeader.read(name, bytes);
            return new PictureSize(header.width(), header.height());
        } catch (InvalidSceneException e) {
            throw new BadFrame(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private List<TruthBoxRow> boxes(Capture.Frame frame, String frameId, String name) throws BadFrame {
        var boxes = new ArrayList<TruthBoxRow>();
        var seen = new HashSet<String>();
        for (var object : frame.objects().orElse(List.of())) {
            if (!nodes.contains(object.node())) {
                throw new BadFrame(
                        "unknown_node", name + " has a box for " + object.node() + ", which is no node of the scene");
            }
            if (!seen.add(object.node())) {
                throw new BadFrame("repeated_node", name + " has two boxes for " + object.node() + ": give one");
            }
            boxes.add(new TruthBoxRow(
                    frameId,
                    object.node(),
                    Optional.ofNullable(nodeClasses.get(object.node())),
                    object.box().get(0),
                    object.box().get(1),
                    object.box().get(2),
                    object.box().get(3),
                    object.visibleFraction()));
        }
        return boxes;
    }
}
