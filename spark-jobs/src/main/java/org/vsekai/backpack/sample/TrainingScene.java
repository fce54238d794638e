package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;

/**
 * A scene that was made to train by, with everything at random that a model should not mind: light, colours, textures, poses, clutter
 * and cameras (domain randomisation: J. Tobin et al., "Domain randomization for transferring deep neural networks from simulation to
 * the real world", IROS 2017). Immutable and thread-safe; the same seed, number and shapes give the same scene.
 *
 * @param things what each node of the document is, by its index
 * @param isRoom whether it lies within walls
 */
public record TrainingScene(
        SceneDocument document,
        List<TrainingThing> things,
        Rasterizer rasterizer,
        List<PinholeCamera> cameras,
        boolean isRoom) {
    public TrainingScene {
        things = List.copyOf(things);
        cameras = List.copyOf(cameras);
    }

    /** Which shapes its objects have. */
    public enum Shapes {
        /** Those to train by. */
        KNOWN,
        /** Those that no training scene holds: one for each class. */
        UNSEEN
    }

    /**
     * Makes a scene.
     *
     * @param seed another seed, other scenes
     * @param number of the scene, from 0
     * @param width of its pictures in pixels
     * @param height of its pictures in pixels
     */
    public static TrainingScene of(long seed, long number, Shapes shapes, int width, int height) {
        return new TrainingScenePlanner(seed, number, shapes, width, height).scene();
    }
}
