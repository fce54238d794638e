package org.vsekai.backpack.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.WholeFile;
import org.vsekai.backpack.render.Light;
import org.vsekai.backpack.render.NodeBox;
import org.vsekai.backpack.render.PreparedScene;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.PinholeCamera;

/**
 * Takes the pictures of an uploaded scene, from its file as any reader sees it: one from each camera, all at once, and then a second,
 * darker one from the last. Used once.
 */
final class FrameTaker {
    static final String CAPTURE = "capture.json";
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    static final double ASPECT_RATIO = (double) WIDTH / HEIGHT;

    private static final Duration BEFORE_UPLOAD = Duration.ofMinutes(2);
    private static final Duration UNTIL_DARK = Duration.ofSeconds(2);
    private static final double NORMAL = 1;
    private static final double DARK = 0.4;

    private final Path folder;
    private final Instant uploadedAt;
    private final List<Capture.Frame> frames = new ArrayList<>();
    private long bytes;

    FrameTaker(Path folder, Instant uploadedAt) {
        this.folder = folder;
        this.uploadedAt = uploadedAt;
    }

    /** How many frames were taken and how large they are with their list. */
    record Taken(int frames, long bytes) {}

    Taken take(Path document) throws IOException {
        var scene = GltfReader.read(document);
        var bright = rasterizer(NORMAL).prepare(scene);
        var dark = rasterizer(DARK).prepare(scene);
        var cameras =
                scene.nodes().stream().filter(node -> node.camera().isPresent()).toList();
        for (int i = 0; i < cameras.size(); i++) {
            var node = cameras.get(i);
            var camera = PinholeCamera.of(scene, node, WIDTH, HEIGHT)
                    .orElseThrow(() -> new IllegalStateException(node.id() + " is no perspective camera"));
            var at = uploadedAt.minus(BEFORE_UPLOAD);
            take(bright, camera, node.id(), at, NORMAL);
            if (i == cameras.size() - 1) {
                take(dark, camera, node.id(), at.plus(UNTIL_DARK), DARK);
            }
        }
        var capture = new Capture(frames).toJson().getBytes(StandardCharsets.UTF_8);
        WholeFile.write(folder.resolve(CAPTURE), capture);
        return new Taken(frames.size(), bytes + capture.length);
    }

    private static Rasterizer rasterizer(double exposure) {
        var usual = Light.usual();
        var light = new Light(usual.direction(), usual.strength() * exposure, usual.ambient() * exposure);
        return new Rasterizer(light, new Rasterizer().background());
    }

    private void take(PreparedScene scene, PinholeCamera camera, String cameraId, Instant at, double exposure)
            throws IOException {
        var rendering = scene.render(camera);
        var file = "frames/" + frames.size() + ".png";
        var png = png(rendering.image());
        WholeFile.write(folder.resolve(file), png);
        bytes += png.length;
        var objects = rendering.boxes().stream().map(FrameTaker::visible).toList();
        frames.add(new Capture.Frame(file, cameraId, at, Map.of("exposure", exposure), Optional.of(objects)));
    }

    private static Capture.VisibleObject visible(NodeBox box) {
        return new Capture.VisibleObject(
                box.nodeId(), List.of(box.x1(), box.y1(), box.x2(), box.y2()), box.visibleFraction());
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
