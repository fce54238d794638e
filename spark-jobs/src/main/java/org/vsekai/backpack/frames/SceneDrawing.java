package org.vsekai.backpack.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.render.DefaultCameras;
import org.vsekai.backpack.render.PreparedScene;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.render.TooMuchToDrawException;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.InvalidSceneException;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneFault;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneRow;

/**
 * One scene to its pictures and their rows, or to a reject. The same scene gives the same bytes. Thread-safe; holds one
 * scene and one picture in memory.
 */
final class SceneDrawing {
    private static final Logger log = LoggerFactory.getLogger(SceneDrawing.class);

    private final StoredScenes stored;
    private final FrameKeeping frames;
    private final RenderSettings settings;

    SceneDrawing(LandingZone landing, SceneLimits limits, RenderSettings settings) {
        this.stored = new StoredScenes(landing, limits, settings);
        this.frames = new FrameKeeping(landing);
        this.settings = settings;
    }

    /**
     * What becomes of a scene, its pictures written; nothing where the storage does not give its files, which is no fault of the
     * scene.
     *
     * @throws UncheckedIOException when a picture cannot be written
     */
    Outcome draw(UndrawnScene undrawn) {
        var scene = undrawn.scene();
        try {
            return Turns.take(() -> drawn(undrawn));
        } catch (Undrawable e) {
            return refused(scene, e.reason(), e.message());
        } catch (InvalidSceneException e) {
            if (e.fault() == SceneFault.STORAGE_FAULT) {
                log.warn("Scene {} is not drawn this night: {}", scene.sceneId(), e.getMessage());
                return new Outcome(RenderFrames.TABLES);
            }
            return refused(scene, e.reason(), String.valueOf(e.getMessage()));
        } catch (TooMuchToDrawException e) {
            return refused(scene, "too_large", String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            var message = "a JVM of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB has too little memory to draw"
                    + " it: make the scene smaller, or send frames with it";
            return refused(scene, "out_of_memory", message);
        } catch (RuntimeException e) {
            // One scene that the renderer has a fault with must not cost all others their night.
            return refused(scene, "renderer_failed", "the renderer has a fault; report it with the scene: " + e);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture of scene " + scene.sceneId() + " cannot be written", e);
        }
    }

    private Outcome drawn(UndrawnScene undrawn) throws IOException, Undrawable {
        var prepared = new Rasterizer().prepare(stored.document(undrawn.scene()));
        var outcome = new Outcome(RenderFrames.TABLES);
        if (undrawn.cameras().isEmpty()) {
            drawByDefaultCameras(undrawn, prepared, outcome);
        } else {
            drawByOwnCameras(undrawn, prepared, outcome);
        }
        return outcome;
    }

    /** A camera that sees nothing of the scene, such as a poster's back, is left out. */
    private void drawByDefaultCameras(UndrawnScene undrawn, PreparedScene prepared, Outcome outcome)
            throws IOException, Undrawable {
        var scene = undrawn.scene();
        for (var named : first(defaultCameras(scene, prepared))) {
            var picture = prepared.render(named.camera());
            if (!picture.boxes().isEmpty()) {
                var camera = named.camera().row(scene.sceneId(), named.cameraId());
                outcome.add(CameraRow.TABLE, camera);
                frames.keep(undrawn, camera, picture, outcome);
            }
        }
        if (outcome.count(FrameRow.TABLE) == 0) {
            throw new Undrawable(
                    "nothing_seen",
                    "from no side is anything of the scene to be seen: give its materials some opacity, or send frames"
                            + " with it");
        }
    }

    private List<DefaultCameras.Named> defaultCameras(SceneRow scene, PreparedScene prepared) {
        return switch (scene.kind()) {
            case MAP -> DefaultCameras.of(prepared, settings.width(), settings.height());
            case AVATAR, PROP -> DefaultCameras.around(prepared, settings.width(), settings.height());
        };
    }

    /** A camera that cannot take a picture is rejected by itself; a scene of which none can, too. */
    private void drawByOwnCameras(UndrawnScene undrawn, PreparedScene prepared, Outcome outcome)
            throws IOException, Undrawable {
        var scene = undrawn.scene();
        var cameras = first(undrawn.cameras().stream()
                .sorted(Comparator.comparing(CameraRow::cameraId))
                .toList());
        for (var camera : cameras) {
            try {
                frames.keep(undrawn, camera, picture(prepared, camera), outcome);
            } catch (Undrawable e) {
                var source = scene.path() + " camera " + camera.cameraId();
                outcome.add(RejectRow.TABLE, reject(scene, source, e.reason(), e.message()));
            }
        }
        if (outcome.count(FrameRow.TABLE) == 0) {
            var message = "none of the scene's cameras gives a picture, the first is " + camera(cameras.get(0))
                    + ": see the rejects of the cameras, mend one, or leave all of them out and ours look at the scene";
            outcome.add(RejectRow.TABLE, reject(scene, scene.path(), "no_picture", message));
        }
    }

    private <T> List<T> first(List<T> cameras) {
        return cameras.subList(0, Math.min(cameras.size(), settings.camerasPerScene()));
    }

    private Rendering picture(PreparedScene prepared, CameraRow row) throws Undrawable {
        long pixels = (long) row.width() * row.height();
        if (pixels > settings.pixels()) {
            throw new Undrawable(
                    "too_large",
                    camera(row) + " takes pictures of " + row.width() + " x " + row.height()
                            + " pixels, we draw at most " + settings.pixels()
                            + ": calibrate it for smaller ones, or send its frames");
        }
        try {
            var camera = (PinholeCamera) CalibratedCamera.of(row);
            if (!camera.distortion().isNone()) {
                throw new Undrawable(
                        "lens_not_drawn",
                        camera(row)
                                + " has a lens that distorts, which we do not draw: send its frames, or calibrate it"
                                + " without distortion");
            }
            var picture = prepared.render(camera);
            if (picture.boxes().isEmpty()) {
                throw new Undrawable(
                        "nothing_seen",
                        camera(row) + " sees nothing of the scene: turn it to the scene, or correct near and far");
            }
            return picture;
        } catch (IllegalArgumentException e) {
            throw new Undrawable("invalid_camera", camera(row) + ": " + e.getMessage() + ": correct it");
        } catch (TooMuchToDrawException e) {
            throw new Undrawable("too_large", camera(row) + ": " + e.getMessage());
        }
    }

    private static String camera(CameraRow row) {
        return "camera " + row.cameraId();
    }

    private static Outcome refused(SceneRow scene, String reason, String message) {
        return new Outcome(RenderFrames.TABLES).add(RejectRow.TABLE, reject(scene, scene.path(), reason, message));
    }

    private static RejectRow reject(SceneRow scene, String source, String reason, String message) {
        return Rejects.row(
                RenderFrames.STAGE, source, reason, "scene " + scene.sceneId() + ": " + message, scene.sceneId());
    }
}
