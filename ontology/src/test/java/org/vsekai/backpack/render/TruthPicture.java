package org.vsekai.backpack.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.vsekai.backpack.render.GroundTruth.Sight;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneFixtures;

/** Draws docs/render-truth.png: colour, depth, node ids, boxes and joints of one rendering. The argument is the file. */
public final class TruthPicture {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;

    private TruthPicture() {}

    public static void main(String[] arguments) throws IOException {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));
        var camera = PinholeCamera.of(document, document.node("Camera1").orElseThrow(), WIDTH, HEIGHT)
                .orElseThrow();
        var rendering = new Rasterizer().render(document, camera);
        var truth = GroundTruth.of(document, camera, rendering);
        var sheet = new BufferedImage(2 * WIDTH, 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        graphics.drawImage(rendering.image(), 0, 0, null);
        graphics.drawImage(depth(rendering), WIDTH, 0, null);
        graphics.drawImage(nodes(rendering), 0, HEIGHT, null);
        graphics.drawImage(labelled(rendering, truth), WIDTH, HEIGHT, null);
        graphics.dispose();
        ImageIO.write(sheet, "png", Path.of(arguments[0]).toFile());
    }

    private static BufferedImage depth(Rendering rendering) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < WIDTH * HEIGHT; p++) {
            int grey = Float.isInfinite(rendering.depth()[p])
                    ? 0
                    : (int) Math.min(255, 500 / rendering.depth()[p]);
            image.setRGB(p % WIDTH, p / WIDTH, grey * 0x010101);
        }
        return image;
    }

    private static Color colour(int node) {
        return Color.getHSBColor(node * 0.381966f, 0.7f, 0.95f);
    }

    private static BufferedImage nodes(Rendering rendering) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < WIDTH * HEIGHT; p++) {
            int node = rendering.node()[p];
            image.setRGB(p % WIDTH, p / WIDTH, node < 0 ? 0 : colour(node).getRGB());
        }
        return image;
    }

    private static BufferedImage labelled(Rendering rendering, GroundTruth truth) {
        var image = rendering.image();
        Graphics2D graphics = image.createGraphics();
        graphics.setStroke(new BasicStroke(2));
        for (var node : truth.nodes()) {
            var box = node.box();
            graphics.setColor(colour(box.node()));
            graphics.drawRect(
                    (int) box.x1(), (int) box.y1(), (int) (box.x2() - box.x1()) - 1, (int) (box.y2() - box.y1()) - 1);
        }
        for (var joint : truth.joints()) {
            graphics.setColor(joint.sight() == Sight.VISIBLE ? Color.WHITE : Color.BLACK);
            graphics.fillOval((int) joint.x() - 2, (int) joint.y() - 2, 4, 4);
        }
        graphics.dispose();
        return image;
    }
}
