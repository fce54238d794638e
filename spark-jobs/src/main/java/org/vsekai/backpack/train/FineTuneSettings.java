package org.vsekai.backpack.train;

import org.vsekai.backpack.training.TrainingSettings;

/**
 * Section {@code backpack.fine-tune}; units and defaults in reference.conf.
 *
 * @param enabled whether the night trains the scene models on
 * @param leastFrames of fewer frames of people's worlds nothing is learnt
 * @param mostFrames of people's worlds, the newest
 * @param madeUpScenes learnt by beside them, each of three frames, so that what is known is not forgotten
 * @param heldOutScenes that it is measured by
 * @param steps of training
 * @param minutes after which training ends at the latest
 * @param learningRate the highest
 */
record FineTuneSettings(
        boolean enabled,
        int leastFrames,
        int mostFrames,
        int madeUpScenes,
        int heldOutScenes,
        int steps,
        double minutes,
        double learningRate) {
    static final String SECTION = "backpack.fine-tune";

    private static final int MOST = 10_000;

    FineTuneSettings {
        require(leastFrames >= 1 && leastFrames <= MOST, "least-frames must be 1 to " + MOST);
        require(mostFrames >= leastFrames && mostFrames <= MOST, "most-frames must be least-frames to " + MOST);
        require(madeUpScenes >= 1 && madeUpScenes <= MOST, "made-up-scenes must be 1 to " + MOST);
        require(heldOutScenes >= 1 && heldOutScenes <= MOST, "held-out-scenes must be 1 to " + MOST);
        var unused = VisionRecipe.goingOn(steps, minutes, learningRate, 0, 1);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** How it trains with a seed; the pictures are large from the start. */
    TrainingSettings training(long seed, int threads) {
        return VisionRecipe.goingOn(steps, minutes, learningRate, seed, threads);
    }
}
