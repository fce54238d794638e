package org.vsekai.backpack.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * capture.json: the frames that a client took of a scene, the cameras that took them, and the sound it recorded. Its
 * JSON Schema is {@link #schema()}.
 *
 * @param cameras calibrated ones: each takes the place of the document's camera of its id, or is one more
 * @param clips sound
 * @param document the scene's document, relative to the capture's folder; without, ingest looks for it
 * @param generator the program that wrote the capture, for people
 */
public record Capture(
        List<Frame> frames,
        List<Camera> cameras,
        List<Clip> clips,
        Optional<String> document,
        Optional<String> generator) {
    static final int MOST_FRAMES = 10_000;
    static final int MOST_OBJECTS = 10_000;
    static final int MOST_VIEW_PARAMETERS = 64;
    static final int MOST_CAMERAS = 1_000;
    static final int MOST_CLIPS = 1_000;
    static final int LARGEST_SIDE = 1 << 16;

    public Capture {
        frames = List.copyOf(Require.present("frames", frames));
        Require.that(frames.size() <= MOST_FRAMES, "frames must be at most " + MOST_FRAMES);
        cameras = cameras == null ? List.of() : List.copyOf(cameras);
        Require.that(cameras.size() <= MOST_CAMERAS, "cameras must be at most " + MOST_CAMERAS);
        Require.that(
                cameras.stream().map(Camera::id).distinct().count() == cameras.size(),
                "cameras must have an id of their own each");
        clips = clips == null ? List.of() : List.copyOf(clips);
        Require.that(clips.size() <= MOST_CLIPS, "clips must be at most " + MOST_CLIPS);
        document.ifPresent(path -> Require.path("document", path));
        generator.ifPresent(name -> Require.text("generator", name));
    }

    /** Frames of the document's own cameras. */
    public Capture(List<Frame> frames) {
        this(frames, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * A picture.
     *
     * @param file the picture, relative to the capture's folder
     * @param camera the id of the scene's camera: its node's id
     * @param viewParameters named numbers; those of {@link CameraMotion} are understood
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
            CameraMotion.check(viewParameters);
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
     * A calibrated camera: OpenCV's pinhole, with the centre of the first pixel at (0.5, 0.5). Its axes are glTF's, as
     * everywhere: it looks along its -Z with +Y up.
     *
     * @param id the document's camera of this id, or a new one
     * @param width of its pictures in pixels
     * @param height of its pictures in pixels
     * @param fx focal length in pixels along x
     * @param fy focal length in pixels along y
     * @param cx principal point in pixels from the left
     * @param cy principal point in pixels from the top
     * @param worldFromCamera 16 numbers, row by row: a rotation and a translation, metres
     * @param near clipping distance in metres
     * @param far clipping distance in metres
     */
    public record Camera(
            String id,
            int width,
            int height,
            double fx,
            double fy,
            double cx,
            double cy,
            Optional<Lens> distortion,
            List<Double> worldFromCamera,
            Optional<Double> near,
            Optional<Double> far) {
        private static final double RIGID_TOLERANCE = 1e-4;

        public Camera {
            Require.text("id", id);
            Require.that(
                    width >= 1 && width <= LARGEST_SIDE && height >= 1 && height <= LARGEST_SIDE,
                    "width and height must be from 1 to " + LARGEST_SIDE + " pixels");
            Require.that(fx > 0 && fy > 0 && Double.isFinite(fx) && Double.isFinite(fy), "fx and fy must be above 0");
            Require.that(Double.isFinite(cx) && Double.isFinite(cy), "cx and cy must be finite");
            worldFromCamera = List.copyOf(Require.present("world_from_camera", worldFromCamera));
            Require.that(
                    isRigid(worldFromCamera),
                    "world_from_camera must be 16 numbers, row by row: a rotation (no scale, no mirror), a translation"
                            + " in metres, and 0, 0, 0, 1");
            Require.that(
                    near.map(distance -> distance > 0 && Double.isFinite(distance))
                            .orElse(true),
                    "near must be above 0");
            double least = near.orElse(0.0);
            Require.that(
                    far.map(distance -> distance > least && Double.isFinite(distance))
                            .orElse(true),
                    "far must be above near");
        }

        private static boolean isRigid(List<Double> m) {
            if (m.size() != 16 || !m.stream().allMatch(Double::isFinite)) {
                return false;
            }
            boolean affine = m.get(12) == 0 && m.get(13) == 0 && m.get(14) == 0 && m.get(15) == 1;
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    double product = m.get(i) * m.get(j) + m.get(4 + i) * m.get(4 + j) + m.get(8 + i) * m.get(8 + j);
                    affine &= Math.abs(product - (i == j ? 1 : 0)) <= RIGID_TOLERANCE;
                }
            }
            double determinant = m.get(0) * (m.get(5) * m.get(10) - m.get(6) * m.get(9))
                    - m.get(1) * (m.get(4) * m.get(10) - m.get(6) * m.get(8))
                    + m.get(2) * (m.get(4) * m.get(9) - m.get(5) * m.get(8));
            return affine && determinant > 0;
        }
    }

    /** OpenCV's coefficients of a lens; those that are not given are 0. */
    public record Lens(
            Optional<Double> k1, Optional<Double> k2, Optional<Double> p1, Optional<Double> p2, Optional<Double> k3) {
        public Lens {
            Require.that(
                    Stream.of(k1, k2, p1, p2, k3).flatMap(Optional::stream).allMatch(Double::isFinite),
                    "distortion must be finite numbers");
        }
    }

    /**
     * A piece of sound.
     *
     * @param file WAV, FLAC or Ogg, relative to the capture's folder
     * @param node the id of the node that it sounds from, if it is bound to one
     */
    public record Clip(String file, Instant recordedAt, Optional<String> node) {
        public Clip {
            Require.path("file", file);
            Require.present("recorded_at", recordedAt);
            node.ifPresent(id -> Require.text("node", id));
        }
    }

    /** The JSON Schema (draft 2020-12) of capture.json. */
    public static String schema() {
        try (var stream = Capture.class.getResourceAsStream("capture.schema.json")) {
            return new String(Require.present("capture.schema.json", stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
