package org.vsekai.backpack.train;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.sample.TrainingClass;
import org.vsekai.backpack.sample.TrainingRegion;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.SceneModels.Kind;
import org.vsekai.backpack.vision.Detection;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.Region;
import org.vsekai.backpack.vision.SceneCaption;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.SceneSegmenter;

/** What models say of frames, for people to look at: above the objects' boxes, below the regions, and the captions as text. */
final class ResultSheet {
    private static final float SHADE = 0.55f;

    private final ModelCatalogue catalogue;
    private final InferenceSettings settings;

    ResultSheet(Path catalogue, InferenceSettings settings) {
        this.catalogue = new ModelCatalogue(catalogue);
        this.settings = settings;
    }

    /** The sheet and what the captioner says, frame by frame. */
    record Drawn(BufferedImage image, List<String> captions) {}

    Drawn draw(List<LabelledFrame> frames) {
        int width = frames.get(0).width();
        int height = frames.get(0).height();
        var pictures = frames.stream()
                .map(frame -> Picture.of(frame.width(), frame.height(), frame.rgb()))
                .toList();
        var image = new BufferedImage(width * frames.size(), 2 * height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setStroke(new BasicStroke(2));
        try (var detector = ObjectDetector.open(model(Kind.DETECTOR), settings);
                var segmenter = SceneSegmenter.open(model(Kind.SEGMENTER), settings);
                var captioner = SceneCaptioner.open(model(Kind.CAPTIONER), settings)) {
            var detections = detector.objects(pictures);
            var regions = segmenter.segment(pictures);
            for (int i = 0; i < frames.size(); i++) {
                graphics.drawImage(plain(frames.get(i)), i * width, 0, null);
                boxes(graphics, detections.get(i).value(), i * width);
                graphics.drawImage(shaded(frames.get(i), regions.get(i).value()), i * width, height, null);
            }
            var captions = captioner.caption(pictures).stream()
                    .map(seen -> seen.value())
                    .map(SceneCaption::text)
                    .toList();
            return new Drawn(image, captions);
        } finally {
            graphics.dispose();
        }
    }

    private CataloguedModel model(Kind kind) {
        return catalogue.find(kind.task(), kind.modelName());
    }

    private static Color colour(int number, int of) {
        return Color.getHSBColor((float) number / of, 0.9f, 1);
    }

    private static void boxes(Graphics2D graphics, List<Detection> detections, int left) {
        for (var detection : detections) {
            var box = detection.box();
            graphics.setColor(colour(detection.classIndex(), TrainingClass.values().length));
            graphics.drawRect(
                    left + (int) box.xMinimum(), (int) box.yMinimum(), (int) (box.xMaximum() - box.xMinimum()), (int)
                            (box.yMaximum() - box.yMinimum()));
        }
    }

    private static BufferedImage plain(LabelledFrame frame) {
        var image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            image.setRGB(i % frame.width(), i / frame.width(), rgb(frame, i));
        }
        return image;
    }

    private static int rgb(LabelledFrame frame, int pixel) {
        return (frame.rgb()[3 * pixel] & 0xff) << 16
                | (frame.rgb()[3 * pixel + 1] & 0xff) << 8
                | (frame.rgb()[3 * pixel + 2] & 0xff);
    }

    private static BufferedImage shaded(LabelledFrame frame, List<Region> regions) {
        var image = plain(frame);
        for (var region : regions) {
            var colour = colour(region.classIndex(), TrainingRegion.values().length);
            var pixels = region.mask().pixels();
            for (int i = 0; i < pixels.length; i++) {
                if (pixels[i]) {
                    image.setRGB(i % frame.width(), i / frame.width(), mixed(rgb(frame, i), colour.getRGB()));
                }
            }
        }
        return image;
    }

    private static int mixed(int under, int over) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            float value = (under >> shift & 255) * (1 - SHADE) + (over >> shift & 255) * SHADE;
            mixed |= Math.round(value) << shift;
        }
        return mixed;
    }
}
