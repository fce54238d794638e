package org.vsekai.backpack.ingest;

import java.util.Set;
import java.util.stream.Collectors;
import org.vsekai.backpack.ingest.CaptureFiles.BadFile;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.scene.ClipHeader;
import org.vsekai.backpack.scene.InvalidSceneException;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.table.ClipRow;

/** The sound of one scene: what a capture lists against what is there. Used by one thread. */
final class ClipReading {
    private final CaptureFiles files;
    private final UploadLimits limits;
    private final Set<String> nodes;

    ClipReading(CaptureFiles files, SceneDocument document, UploadLimits limits) {
        this.files = files;
        this.limits = limits;
        this.nodes = document.nodes().stream().map(SceneNode::id).collect(Collectors.toSet());
    }

    void read(Capture capture, Outcome outcome) throws PassingFault {
        for (int number = 0; number < capture.clips().size(); number++) {
            var clip = capture.clips().get(number);
            try {
                outcome.add(ClipRow.TABLE, row(clip, number));
            } catch (BadFile e) {
                files.reject(outcome, clip.file(), e, clip.toString());
            }
        }
    }

    private ClipRow row(Capture.Clip clip, int number) throws BadFile, PassingFault {
        var name = "clip " + number + " (" + clip.file() + ")";
        if (clip.node().isPresent() && !nodes.contains(clip.node().get())) {
            throw new BadFile(
                    "unknown_node", name + " sounds from " + clip.node().get() + ", which is no node of the scene");
        }
        var bytes = files.bytes(clip.file(), name, limits.clipBytes());
        var header = header(bytes, name);
        if (header.seconds() > limits.clipSeconds()) {
            throw new BadFile(
                    "too_large",
                    name + " sounds for " + header.seconds() + " seconds, at most " + limits.clipSeconds()
                            + " are taken");
        }
        return new ClipRow(
                files.sceneId() + ".c" + number,
                files.sceneId(),
                files.path(clip.file()),
                Sha256.hex(bytes),
                header.format(),
                header.seconds(),
                header.sampleRate(),
                header.channels(),
                clip.recordedAt(),
                clip.node());
    }

    private static ClipHeader header(byte[] bytes, String name) throws BadFile {
        try {
            return ClipHeader.read(name, bytes);
        } catch (InvalidSceneException e) {
            throw new BadFile(e.reason(), String.valueOf(e.getMessage()));
        }
    }
}
