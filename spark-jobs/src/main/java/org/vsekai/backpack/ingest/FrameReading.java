package org.vsekai.backpack.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vsekai.backpack.ingest.CaptureFiles.BadFile;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.scene.ImageHeader;
import org.vsekai.backpack.scene.InvalidSceneException;
import org.vsekai.backpack.scene.PictureSize;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.TruthBoxRow;

/** The frames of one scene: what a capture lists against what is there. Used by one thread. */
final class FrameReading {
    private final CaptureFiles files;
    private final UploadLimits limits;
    private final Map<String, String> nodeClasses;
    private final Set<String> cameras;
    private final Set<String> nodes;
    private final List<FrameRow> rows = new ArrayList<>();
    private final List<TruthBoxRow> truths = new ArrayList<>();
    private final Map<String, PictureSize> sizes = new HashMap<>();

    /**
     * What was good of a capture.
     *
     * @param sizes the size of each camera's pictures: as the capture calibrates it, else that of the first
     */
    record Frames(List<FrameRow> rows, List<TruthBoxRow> truths, Map<String, PictureSize> sizes) {
        static final Frames NONE = new Frames(List.of(), List.of(), Map.of());
    }

    /**
     * @param nodeClasses the class of each node that declares one, by node id
     */
    FrameReading(CaptureFiles files, SceneDocument document, Map<String, String> nodeClasses, UploadLimits limits) {
        this.files = files;
        this.limits = limits;
        this.nodeClasses = nodeClasses;
        this.cameras = document.nodes().stream()
                .filter(node -> node.camera().isPresent())
                .map(SceneNode::id)
                .collect(Collectors.toCollection(TreeSet::new));
        this.nodes = document.nodes().stream().map(SceneNode::id).collect(Collectors.toSet());
    }

    Frames read(Capture capture, Outcome outcome) throws PassingFault {
        for (var camera : capture.cameras()) {
            cameras.add(camera.id());
            sizes.put(camera.id(), new PictureSize(camera.width(), camera.height()));
        }
        for (int number = 0; number < capture.frames().size(); number++) {
            var frame = capture.frames().get(number);
            try {
                add(frame, number);
            } catch (BadFile e) {
                files.reject(outcome, frame.file(), e, frame.toString());
            }
        }
        return new Frames(rows, truths, sizes);
    }

    private void add(Capture.Frame frame, int number) throws BadFile, PassingFault {
        var name = "frame " + number + " (" + frame.file() + ")";
        if (!cameras.contains(frame.camera())) {
            throw new BadFile(
                    "unknown_camera",
                    name + " names the camera " + frame.camera() + ", the scene has " + cameras
                            + ": name a camera's node");
        }
        var bytes = files.bytes(frame.file(), name, limits.frameBytes());
        var size = size(bytes, name);
        var first = sizes.putIfAbsent(frame.camera(), size);
        if (first != null && !first.equals(size)) {
            throw new BadFile(
                    "changed_size",
                    name + " is " + size.width() + " x " + size.height() + ", its camera's pictures are "
                            + first.width() + " x " + first.height() + ": a camera has one picture size");
        }
        var id = files.sceneId() + ".f" + number;
        var boxes = boxes(frame, id, name);
        rows.add(new FrameRow(
                id,
                files.sceneId(),
                frame.camera(),
                frame.capturedAt(),
                files.path(frame.file()),
                Sha256.hex(bytes),
                size.width(),
                size.height(),
                frame.viewParameters().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new FrameRow.ViewParameter(entry.getKey(), entry.getValue()))
                        .toList(),
                false,
                Optional.empty()));
        truths.addAll(boxes);
    }

    private PictureSize size(byte[] bytes, String name) throws BadFile {
        try {
            var header = ImageHeader.read(name, bytes);
            if ((long) header.width() * header.height() > limits.framePixels()) {
                throw new BadFile(
                        "too_large",
                        name + " has " + header.width() + " x " + header.height() + " pixels, at most "
                                + limits.framePixels() + " are taken");
            }
            return new PictureSize(header.width(), header.height());
        } catch (InvalidSceneException e) {
            throw new BadFile(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private List<TruthBoxRow> boxes(Capture.Frame frame, String frameId, String name) throws BadFile {
        var boxes = new ArrayList<TruthBoxRow>();
        var seen = new HashSet<String>();
        for (var object : frame.objects().orElse(List.of())) {
            if (!nodes.contains(object.node())) {
                throw new BadFile(
                        "unknown_node", name + " has a box for " + object.node() + ", which is no node of the scene");
            }
            if (!seen.add(object.node())) {
                throw new BadFile("repeated_node", name + " has two boxes for " + object.node() + ": give one");
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
