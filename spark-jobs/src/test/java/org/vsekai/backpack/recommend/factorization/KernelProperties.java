package org.vsekai.backpack.recommend.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Both kernels against a plain loop in double. The tests' JVM has the vector module, as the night's has. */
class KernelProperties {
    private static final int ROWS = 13;
    private static final List<Kernel> KERNELS = List.of(new ScalarKernel(), Kernels.best());

    @Property(tries = 300)
    void productsAreThoseOfAPlainLoop(
            @ForAll @IntRange(min = 1, max = 150) int rank,
            @ForAll @IntRange(min = 0, max = 40) int entries,
            @ForAll long seed) {
        var random = new Random(seed);
        var rows = floats(random, ROWS * rank);
        var vector = floats(random, rank);
        var columns = columns(random, entries + 2);
        for (var kernel : KERNELS) {
            var out = new float[entries];
            kernel.products(rows, rank, columns, 1, entries + 1, vector, out);
            for (int j = 0; j < entries; j++) {
                double expected = 0;
                for (int k = 0; k < rank; k++) {
                    expected += (double) rows[columns[j + 1] * rank + k] * vector[k];
                }
                assertThat(out[j]).isCloseTo((float) expected, within(1e-4f));
            }
        }
    }

    @Property(tries = 300)
    void rowsAreAddedAsByAPlainLoop(
            @ForAll @IntRange(min = 1, max = 150) int rank,
            @ForAll @IntRange(min = 0, max = 40) int entries,
            @ForAll long seed) {
        var random = new Random(seed);
        var rows = floats(random, ROWS * rank);
        var weights = floats(random, entries);
        var columns = columns(random, entries + 2);
        var before = floats(random, rank);
        for (var kernel : KERNELS) {
            var out = before.clone();
            kernel.addRows(rows, rank, columns, 1, entries + 1, weights, out);
            for (int k = 0; k < rank; k++) {
                double expected = before[k];
                for (int j = 0; j < entries; j++) {
                    expected += (double) weights[j] * rows[columns[j + 1] * rank + k];
                }
                assertThat(out[k]).isCloseTo((float) expected, within(1e-4f));
            }
        }
    }

    private static float[] floats(Random random, int count) {
        var result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) random.nextGaussian();
        }
        return result;
    }

    private static int[] columns(Random random, int count) {
        return random.ints(count, 0, ROWS).toArray();
    }
}
