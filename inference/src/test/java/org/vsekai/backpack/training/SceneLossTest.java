package org.vsekai.backpack.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.engine.TorchEngine;

/** Losses beside the formulas of their papers, term by term. */
class SceneLossTest {
    private static final int CELLS = 12;

    @BeforeAll
    static void start() {
        TorchEngine.start(1);
    }

    private static float[] random(SplittableRandom random, int length, double least, double most) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (least + (most - least) * random.nextDouble());
        }
        return values;
    }

    @Test
    void theLossOfHeatIsTheFocalLoss() {
        var random = new SplittableRandom(1);
        var heat = random(random, CELLS, 0.01, 0.99);
        var wanted = random(random, CELLS, 0, 0.9);
        wanted[3] = 1;
        wanted[7] = 1;
        var weight = random(random, CELLS, 0, 1);
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            double p = heat[i];
            sum -= weight[i]
                    * (wanted[i] == 1
                            ? Math.pow(1 - p, 2) * Math.log(p)
                            : Math.pow(1 - wanted[i], 4) * p * p * Math.log(1 - p));
        }
        try (var manager = NDManager.newBaseManager(TorchEngine.NAME)) {
            var shape = new Shape(1, 1, 3, 4);
            var loss = SceneLoss.heat(
                    manager.create(heat, shape), manager.create(wanted, shape), manager.create(weight, shape), 2);
            assertThat((double) loss.getFloat()).isCloseTo(sum / 2, within(1e-5));
        }
    }

    @Test
    void theLossOfEdgesIsOneMinusTheGeneralisedOverlap() {
        var random = new SplittableRandom(2);
        var edges = random(random, 4 * CELLS, 1, 50);
        var wanted = random(random, 4 * CELLS, 1, 50);
        var weight = random(random, CELLS, 0, 1);
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += weight[i] * (1 - generalisedOverlap(corners(edges, i), corners(wanted, i)));
        }
        try (var manager = NDManager.newBaseManager(TorchEngine.NAME)) {
            var loss = SceneLoss.edges(
                    manager.create(edges, new Shape(1, 4, 3, 4)),
                    manager.create(wanted, new Shape(1, 4, 3, 4)),
                    manager.create(weight, new Shape(1, 1, 3, 4)),
                    3);
            assertThat((double) loss.getFloat()).isCloseTo(sum / 3, within(1e-4));
        }
    }

    /** Around a cell at 100, 100. */
    private static double[] corners(float[] edges, int cell) {
        return new double[] {
            100 - edges[cell], 100 - edges[CELLS + cell], 100 + edges[2 * CELLS + cell], 100 + edges[3 * CELLS + cell]
        };
    }

    private static double generalisedOverlap(double[] a, double[] b) {
        double common = (Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * (Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
        double around = (Math.max(a[2], b[2]) - Math.min(a[0], b[0])) * (Math.max(a[3], b[3]) - Math.min(a[1], b[1]));
        double union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - common;
        return common / union - (around - union) / around;
    }

    @Test
    void regionsCostTheMeanCrossEntropyOfPixelsThatHaveAClass() {
        try (var manager = NDManager.newBaseManager(TorchEngine.NAME)) {
            var logits = manager.create(new float[] {2, 0, 1, -1, 0, 3}, new Shape(1, 3, 1, 2));
            // The first pixel is of class 2, the second lies beside the frame.
            var wanted = manager.create(new float[] {0, 0, 0, 0, 1, 0}, new Shape(1, 3, 1, 2));
            double expected = Math.log(Math.exp(2) + Math.exp(1) + Math.exp(0));
            assertThat((double) SceneLoss.crossEntropy(logits, wanted).getFloat())
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void regionsCostWhatTheirOverlapLacksOfOne() {
        try (var manager = NDManager.newBaseManager(TorchEngine.NAME)) {
            // Three pixels of classes 0, 1 and none; the third class is nowhere and does not count.
            var probabilities = manager.create(
                    new float[] {0.8f, 0.3f, 0.5f, 0.1f, 0.6f, 0.5f, 0.1f, 0.1f, 0}, new Shape(1, 3, 1, 3));
            var wanted = manager.create(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 0}, new Shape(1, 3, 1, 3));
            double first = 0.8 / (0.8 + 0.3 + 1 - 0.8);
            double second = 0.6 / (0.1 + 0.6 + 1 - 0.6);
            assertThat((double) SceneLoss.overlap(probabilities, wanted).getFloat())
                    .isCloseTo(1 - (first + second) / 2, within(1e-5));
        }
    }

    @Test
    void theLossOfCountsIsQuadraticUpToOneAndLinearBeyond() {
        try (var manager = NDManager.newBaseManager(TorchEngine.NAME)) {
            var counts = manager.create(new float[] {0.5f, 4, 1, 1}, new Shape(2, 2));
            var wanted = manager.create(new float[] {0, 1, 1, 1}, new Shape(2, 2));
            var all = manager.ones(new Shape(2, 1));
            assertThat((double) SceneLoss.counts(counts, wanted, all).getFloat())
                    .isCloseTo((0.125 + 2.5) / 2, within(1e-5));
        }
    }

    @Test
    void whatIsNotKnownOfAFrameCostsNothing() {
        try (var manager = NDManager.newBaseManager(TorchEngine.NAME)) {
            var none = manager.zeros(new Shape(1, 1));
            var guess = manager.create(new float[] {0.3f}, new Shape(1, 1));
            var truth = manager.ones(new Shape(1, 1));
            assertThat(SceneLoss.counts(guess, truth, none).getFloat()).isZero();
            assertThat(SceneLoss.room(guess, truth, none).getFloat()).isZero();
            var logits = manager.create(new float[] {2, 0, 1}, new Shape(1, 3, 1, 1));
            assertThat(SceneLoss.regions(logits, manager.zeros(new Shape(1, 3, 1, 1)))
                            .getFloat())
                    .isZero();
        }
    }
}
