package org.vsekai.backpack.vision;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.speech.Cancellation;
import org.vsekai.backpack.speech.PiperVoice;
import org.vsekai.backpack.speech.SpeakingStyle;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.speech.WavWriter;

/** Makes the pictures and the sound of docs/models.md: what the models make of the tests' pictures, drawn over them. */
final class ModelPictures {
    private static final InferenceSettings SETTINGS = new InferenceSettings(1, 1, 1 << 22, 1 << 22);
    private static final Color INK = new Color(0x00, 0xd0, 0xff);
    /** Joints that a bone joins, by COCO's order (person_keypoints, "skeleton"). */
    private static final int[][] BONES = {
        {5, 7}, {7, 9}, {6, 8}, {8, 10}, {5, 6}, {5, 11}, {6, 12}, {11, 12}, {11, 13}, {13, 15}, {12, 14}, {14, 16},
        {0, 1}, {0, 2}, {1, 3}, {2, 4}
    };

    private final Path home;
    private final Path target;

    private ModelPictures(Path home) {
        this.home = home;
        this.target = home.resolve("docs/images/models");
    }

    /** Writes all; the argument is the repository. */
    public static void main(String... arguments) throws IOException {
        var home = Path.of(arguments[0]);
        System.setProperty("backpack.home", home.toString());
        new ModelPictures(home).writeAll();
    }

    private void writeAll() throws IOException {
        Files.createDirectories(target);
        objects();
        joints();
        region();
        enlarged();
        text();
        sound();
    }

    private void objects() throws IOException {
        var image = image("nanodet/chelsea.png");
        try (var detector = ObjectDetector.open(Shipped.model(ModelTask.OBJECT_DETECTION, "nanodet-coco"), SETTINGS)) {
            var drawing = drawing(image);
            for (var seen : detector.objects(List.of(picture("nanodet/chelsea.png")))
                    .get(0)
                    .value()) {
                var box = seen.box();
                drawing.draw(new Rectangle2D.Double(
                        box.xMinimum(),
                        box.yMinimum(),
                        box.xMaximum() - box.xMinimum(),
                        box.yMaximum() - box.yMinimum()));
                drawing.drawString(
                        "%s %.2f".formatted(seen.label(), seen.score()),
                        (float) box.xMinimum() + 6,
                        (float) box.yMinimum() + 20);
            }
            drawing.dispose();
        }
        write(image, "objects.jpg");
    }

    private void joints() throws IOException {
        var image = image("persons/astronaut.png");
        try (var estimator =
                PoseEstimator.open(Shipped.model(ModelTask.KEYPOINT_DETECTION, "movenet-multipose"), SETTINGS)) {
            var drawing = drawing(image);
            for (var person : estimator
                    .estimate(List.of(picture("persons/astronaut.png")))
                    .get(0)
                    .value()) {
                draw(person, drawing);
            }
            drawing.dispose();
        }
        write(image, "joints.jpg");
    }

    private static void draw(Person person, Graphics2D drawing) {
        for (var bone : BONES) {
            var from = person.keypoints().get(bone[0]);
            var to = person.keypoints().get(bone[1]);
            if (from.isSeen() && to.isSeen()) {
                drawing.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
            }
        }
        for (var joint : person.keypoints()) {
            if (joint.isSeen()) {
                drawing.fill(new Ellipse2D.Double(joint.x() - 4, joint.y() - 4, 8, 8));
            }
        }
    }

    private void region() throws IOException {
        var image = image("persons/astronaut.png");
        try (var segmenter =
                PersonSegmenter.open(Shipped.model(ModelTask.SEMANTIC_SEGMENTATION, "selfie-segmentation"), SETTINGS)) {
            for (var region : segmenter
                    .segment(List.of(picture("persons/astronaut.png")))
                    .get(0)
                    .value()) {
                var pixels = region.mask().pixels();
                for (int i = 0; i < pixels.length; i++) {
                    int x = i % image.getWidth();
                    int y = i / image.getWidth();
                    var colour = new Color(image.getRGB(x, y));
                    image.setRGB(x, y, (pixels[i] ? mixed(colour, INK) : mixed(colour, Color.BLACK)).getRGB());
                }
            }
        }
        write(image, "region.jpg");
    }

    private static Color mixed(Color one, Color other) {
        return new Color(
                (2 * one.getRed() + other.getRed()) / 3,
                (2 * one.getGreen() + other.getGreen()) / 3,
                (2 * one.getBlue() + other.getBlue()) / 3);
    }

    /** The left half is the picture enlarged without a model. */
    private void enlarged() throws IOException {
        var part = image("nanodet/chelsea.png").getSubimage(150, 70, 120, 80);
        var bytes = new java.io.ByteArrayOutputStream();
        ImageIO.write(part, "png", bytes);
        try (var model =
                SuperResolution.open(Shipped.model(ModelTask.IMAGE_TO_IMAGE, "realesr-animevideov3-x4"), SETTINGS)) {
            var picture = new PictureReader(SETTINGS).decode(bytes.toByteArray());
            var large = ImageIO.read(new ByteArrayInputStream(
                    PictureWriter.png(model.enlarge(picture).value())));
            var both = new BufferedImage(2 * large.getWidth(), large.getHeight(), BufferedImage.TYPE_INT_RGB);
            var drawing = both.createGraphics();
            drawing.drawImage(part, 0, 0, large.getWidth(), large.getHeight(), null);
            drawing.drawImage(large, large.getWidth(), 0, null);
            drawing.dispose();
            write(both, "enlarged.jpg");
        }
    }

    private void text() throws IOException {
        var image = image("ocr/text.png");
        try (var reader = TextReader.open(Shipped.model(ModelTask.IMAGE_TO_TEXT, "pp-ocr-v6-small"), SETTINGS)) {
            var drawing = drawing(image);
            for (var line : reader.read(picture("ocr/text.png")).lines()) {
                var outline = new Polygon();
                var corners = line.outline();
                outline.addPoint((int) corners.x0(), (int) corners.y0());
                outline.addPoint((int) corners.x1(), (int) corners.y1());
                outline.addPoint((int) corners.x2(), (int) corners.y2());
                outline.addPoint((int) corners.x3(), (int) corners.y3());
                drawing.draw(outline);
                System.out.println("text: " + line.text());
            }
            drawing.dispose();
        }
        write(image, "text.png");
    }

    private void sound() throws IOException {
        var limits = new SpeechSettings(1 << 22, 60, 500, 10);
        try (var voice = PiperVoice.open(Shipped.model(ModelTask.TEXT_TO_SPEECH, "piper-joe"), limits, SETTINGS)) {
            var spoken = voice.speak("The chair stands beside the table.", SpeakingStyle.STEADY, Cancellation.NEVER);
            Files.write(
                    Files.createDirectories(home.resolve("docs/sounds")).resolve("piper-joe.wav"),
                    WavWriter.encode(spoken));
        }
    }

    private Path file(String name) {
        return home.resolve("inference/src/test/resources").resolve(name);
    }

    private Picture picture(String name) throws IOException {
        return new PictureReader(SETTINGS).read(file(name));
    }

    private BufferedImage image(String name) throws IOException {
        var read = ImageIO.read(file(name).toFile());
        var image = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        image.createGraphics().drawImage(read, 0, 0, null);
        return image;
    }

    private static Graphics2D drawing(BufferedImage image) {
        var drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setColor(INK);
        drawing.setStroke(new BasicStroke(3));
        drawing.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        return drawing;
    }

    private void write(BufferedImage image, String name) throws IOException {
        ImageIO.write(
                image, name.substring(name.length() - 3), target.resolve(name).toFile());
    }
}
