package org.vsekai.backpack.frames;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.render.NodeBox;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.TruthBoxRow;

/** Pictures to files of the landing zone and rows of frames and exact boxes. Thread-safe. */
final class FrameKeeping {
    private static final int LONGEST_NAME = 64;

    private final LandingZone landing;

    FrameKeeping(LandingZone landing) {
        this.landing = landing;
    }

    /** Writes a picture and adds its rows: the next frame of the scene. */
    void keep(UndrawnScene undrawn, CameraRow camera, Rendering picture, Outcome outcome) throws IOException {
        var scene = undrawn.scene();
        long number = outcome.count(FrameRow.TABLE);
        var png = png(picture.image());
        var path = landing.keepRender(scene.sceneId(), fileName(number, camera.cameraId()), png);
        var frame = new FrameRow(
                scene.sceneId() + ".f" + number,
                scene.sceneId(),
                camera.cameraId(),
                scene.uploadedAt(),
                path,
                Sha256.hex(png),
                picture.width(),
                picture.height(),
                List.of(),
                false,
                Optional.empty());
        outcome.add(FrameRow.TABLE, frame);
        for (var box : picture.boxes()) {
            var classIri = Optional.ofNullable(undrawn.classes().get(box.nodeId()));
            // A frame with boxes is one that detections are measured by: what has no class cannot be judged.
            if (classIri.isPresent()) {
                outcome.add(TruthBoxRow.TABLE, truth(frame, classIri, box));
            }
        }
    }

    private static TruthBoxRow truth(FrameRow frame, Optional<String> classIri, NodeBox box) {
        return new TruthBoxRow(
                frame.frameId(), box.nodeId(), classIri, box.x1(), box.y1(), box.x2(), box.y2(), box.visibleFraction());
    }

    /** The number makes it the frame's own, whatever is left of the camera's id. */
    private static String fileName(long number, String cameraId) {
        var name = cameraId.replaceAll("[^A-Za-z0-9_-]", "_");
        return number + "-" + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + ".png";
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
