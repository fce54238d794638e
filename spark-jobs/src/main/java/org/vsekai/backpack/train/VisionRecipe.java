package org.vsekai.backpack.train;

import java.util.Arrays;
import org.vsekai.backpack.sample.TrainingClass;
import org.vsekai.backpack.sample.TrainingRegion;
import org.vsekai.backpack.training.SceneLabels;
import org.vsekai.backpack.training.TrainingSettings;

/** What is the same whenever the scene models are trained. */
final class VisionRecipe {
    /** Of held-out scenes: of this seed no training scene is made. */
    static final long HELD_OUT_SEED = 0x4e1d_0001L;

    private static final int WIDTH = 224;
    private static final int HEIGHT = 160;
    private static final int EARLY_WIDTH = 128;
    private static final int EARLY_HEIGHT = 96;
    private static final double EARLY_SHARE = 0.55;
    private static final int BATCH = 16;
    private static final double LEARNING_RATE = 2e-3;

    private VisionRecipe() {}

    static SceneLabels labels() {
        return new SceneLabels(
                Arrays.stream(TrainingClass.values()).map(TrainingClass::label).toList(),
                Arrays.stream(TrainingRegion.values())
                        .map(TrainingRegion::label)
                        .toList());
    }

    /** From nothing: by small pictures at first. */
    static TrainingSettings fromNothing(int steps, double minutes, long seed, int threads) {
        return settings(EARLY_SHARE, steps, minutes, LEARNING_RATE, seed, threads);
    }

    /** From weights that are good already. */
    static TrainingSettings goingOn(int steps, double minutes, double learningRate, long seed, int threads) {
        return settings(0, steps, minutes, learningRate, seed, threads);
    }

    private static TrainingSettings settings(
            double earlyShare, int steps, double minutes, double learningRate, long seed, int threads) {
        return new TrainingSettings(
                WIDTH,
                HEIGHT,
                EARLY_WIDTH,
                EARLY_HEIGHT,
                earlyShare,
                BATCH,
                steps,
                minutes,
                learningRate,
                seed,
                threads);
    }
}
