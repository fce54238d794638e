package org.vsekai.backpack.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** capture.json: the frames that a client took of a scene. */
public record Capture(List<Frame> frames) {
    static final int MOST_FRAMES = 10_000;
    static final int MOST_OBJECTS = 10_000;
    static final int MOST_VIEW_PARAMETERS = 64;

    public Capture {
        frames = List.copyOf(Require.present("frames", frames));
        Require.that(frames.size() <= MOST_FRAMES, "frames must be at most " + MOST_FRAMES);
    }

    /**
     * A picture.
     *
     * @param file the picture, relative to the scene's folder
     * @param camera the id of the scene's camera: its node's id
     * @param viewParameters named numbers, such as exposure
     * @param objects what the renderer knows to be in the picture, if it does
     */
    public record Frame(
            String file,
            String camera,
            Instant capturedAt,
            Map<String, Double> viewParameters,
            Optional<List<VisibleObject>> objects) {
        public Frame {
            Require.path("file", file);
            Require.text("camera", camera);
            Require.present("captured_at", capturedAt);
            viewParameters = viewParameters == null ? Map.of() : Map.copyOf(viewParameters);
            Require.that(
                    viewParameters.size() <= MOST_VIEW_PARAMETERS
                            && viewParameters.values().stream().allMatch(Double::isFinite),
                    "view_parameters must be at most " + MOST_VIEW_PARAMETERS + " finite numbers");
            objects = objects.map(List::copyOf);
            Require.that(objects.map(List::size).orElse(0) <= MOST_OBJECTS, "objects must be at most " + MOST_OBJECTS);
        }
    }

    /**
     * The exact box of a node in a picture.
     *
     * @param node the node's id
     * @param box left, top, right, bottom in pixels
     * @param visibleFraction its pixels that are not hidden, over those it would cover alone: 0 to 1
     */
    public record VisibleObject(String node, List<Double> box, double visibleFraction) {
        public VisibleObject {
            Require.text("node", node);
            box = List.copyOf(Require.present("box", box));
            Require.that(
                    box.size() == 4
                            && box.stream().allMatch(Double::isFinite)
                            && box.get(0) < box.get(2)
                            && box.get(1) < box.get(3),
                    "box must be left < right and top < bottom, as [left, top, right, bottom]");
            Require.that(visibleFraction >= 0 && visibleFraction <= 1, "visible_fraction must be from 0 to 1");
        }
    }

    /**
     * The capture of a JSON text.
     *
     * @throws InvalidLandingException saying what is wrong with which field
     */
    public static Capture read(String json) {
        return LandingJson.read(json, Capture.class);
    }

    /** The capture as JSON. */
    public String toJson() {
        try {
            return LandingJson.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
