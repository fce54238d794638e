package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.language.GroundedThought;
import org.vsekai.backpack.render.Mask;
import org.vsekai.backpack.speech.Sound;
import org.vsekai.backpack.speech.Transcript;
import org.vsekai.backpack.vision.Box;
import org.vsekai.backpack.vision.Detection;
import org.vsekai.backpack.vision.Keypoint;
import org.vsekai.backpack.vision.PageText;
import org.vsekai.backpack.vision.Person;
import org.vsekai.backpack.vision.Quadrilateral;
import org.vsekai.backpack.vision.SceneCaption;

/** The answers of tasks as JSON documents. Places and sizes are in the picture's pixels. */
final class Documents {
    private Documents() {}

    /** Who answered. */
    @JsonPropertyOrder({"name", "version"})
    record Model(String name, String version) {
        static Model of(ModelCard card) {
            return new Model(card.name(), card.version());
        }
    }

    @JsonPropertyOrder({"model", "width", "height", "detections"})
    record Objects(Model model, int width, int height, List<FoundObject> detections) {}

    @JsonPropertyOrder({"label", "score", "box"})
    record FoundObject(String label, double score, Box box) {
        static FoundObject of(Detection detection) {
            return new FoundObject(detection.label(), detection.score(), detection.box());
        }
    }

    @JsonPropertyOrder({"model", "width", "height", "persons"})
    record Persons(Model model, int width, int height, List<FoundPerson> persons) {}

    @JsonPropertyOrder({"score", "box", "keypoints"})
    record FoundPerson(double score, Box box, List<Joint> keypoints) {
        static FoundPerson of(Person person) {
            return new FoundPerson(
                    person.score(),
                    person.box(),
                    person.keypoints().stream().map(Joint::of).toList());
        }
    }

    /** A joint; where it is not seen, its place is a guess. */
    @JsonPropertyOrder({"name", "x", "y", "score", "seen"})
    record Joint(String name, double x, double y, double score, boolean seen) {
        static Joint of(Keypoint keypoint) {
            return new Joint(
                    keypoint.joint().cocoName(), keypoint.x(), keypoint.y(), keypoint.score(), keypoint.isSeen());
        }
    }

    @JsonPropertyOrder({"model", "width", "height", "regions"})
    record Regions(Model model, int width, int height, List<FoundRegion> regions) {}

    /** A region; the mask is a run-length code as COCO's tools read it. */
    @JsonPropertyOrder({"label", "area", "mask"})
    record FoundRegion(String label, int area, RunLengths mask) {
        static FoundRegion of(String label, Mask mask) {
            return new FoundRegion(
                    label,
                    mask.area(),
                    new RunLengths(List.of(mask.pixels().length / mask.width(), mask.width()), mask.compressed()));
        }
    }

    /**
     * A mask.
     *
     * @param size height and width
     */
    @JsonPropertyOrder({"size", "counts"})
    record RunLengths(List<Integer> size, String counts) {}

    @JsonPropertyOrder({"model", "text", "lines"})
    record Page(Model model, String text, List<Line> lines) {
        static Page of(ModelCard card, PageText page) {
            return new Page(
                    Model.of(card),
                    page.text(),
                    page.lines().stream()
                            .map(line -> new Line(line.text(), line.score(), corners(line.outline())))
                            .toList());
        }

        private static List<List<Double>> corners(Quadrilateral outline) {
            return List.of(
                    List.of(outline.x0(), outline.y0()),
                    List.of(outline.x1(), outline.y1()),
                    List.of(outline.x2(), outline.y2()),
                    List.of(outline.x3(), outline.y3()));
        }
    }

    /** A line of text; its outline is clockwise from the top left. */
    @JsonPropertyOrder({"text", "score", "outline"})
    record Line(String text, double score, List<List<Double>> outline) {}

    /** What a picture shows in a sentence; what the sentence was made of. */
    @JsonPropertyOrder({"model", "text", "room", "counts"})
    record Caption(Model model, String text, boolean room, List<Counted> counts) {
        static Caption of(ModelCard card, SceneCaption caption) {
            return new Caption(
                    Model.of(card),
                    caption.text(),
                    caption.isRoom(),
                    caption.counts().stream()
                            .map(count -> new Counted(count.label(), count.objects()))
                            .toList());
        }
    }

    @JsonPropertyOrder({"label", "objects"})
    record Counted(String label, int objects) {}

    @JsonPropertyOrder({"model", "language", "seconds", "text", "segments"})
    record Said(Model model, String language, double seconds, String text, List<Transcript.Segment> segments) {
        static Said of(ModelCard card, Sound sound, Transcript transcript) {
            return new Said(
                    Model.of(card), transcript.language(), sound.seconds(), transcript.text(), transcript.segments());
        }
    }

    @JsonPropertyOrder({"model", "steps", "answer", "grounded", "unsupported"})
    record Thoughts(Model model, List<String> steps, String answer, boolean grounded, List<String> unsupported) {
        static Thoughts of(ModelCard card, boolean grounded, GroundedThought thought) {
            return new Thoughts(
                    Model.of(card),
                    thought.thought().steps(),
                    thought.thought().answer(),
                    grounded,
                    thought.unsupported());
        }
    }

    @JsonPropertyOrder({"model", "dimensions", "embedding"})
    record Vector(Model model, int dimensions, List<Float> embedding) {
        static Vector of(ModelCard card, float[] numbers) {
            var list = new ArrayList<Float>(numbers.length);
            for (float number : numbers) {
                list.add(number);
            }
            return new Vector(Model.of(card), numbers.length, list);
        }
    }
}
