package org.vsekai.backpack.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.factors.FoldIn.Feedback;
import org.vsekai.backpack.factors.FoldIn.Objective;

class FoldInTest {
    private static final Map<Integer, Double> STRENGTHS = Map.of(3, 1.0, 17, 2.5, 40, 0.25, 69, 100.0, 5, -3.0);

    @Property(tries = 60)
    void itIsTheMinimumOfTheWholeObjective(
            @ForAll @IntRange(min = 1, max = 70) int rank,
            @ForAll @DoubleRange(min = 0.5, max = 40) double alpha,
            @ForAll @DoubleRange(min = 0.01, max = 5) double regularisation,
            @ForAll @DoubleRange(min = 0, max = 1.5) double exponent,
            @ForAll Feedback feedback,
            @ForAll @IntRange(min = 1, max = 90) int learnt,
            @ForAll long seed) {
        var rows = rows(90, rank, seed);
        var objective = new Objective(alpha, regularisation, exponent, feedback);

        var user = new FoldIn(ExactTopKProperties.vectors(rows), item -> item < learnt, objective).user(STRENGTHS);

        var expected = solveDense(rows, learnt, objective, STRENGTHS);
        for (int d = 0; d < rank; d++) {
            assertThat((double) user[d]).isCloseTo(expected[d], within(1e-5 * (1 + Math.abs(expected[d]))));
        }
    }

    @Example
    void withoutMoreItIsMllibsWayOfImplicitFeedback() {
        var vectors = ExactTopKProperties.vectors(rows(90, 7, 1));

        assertThat(new FoldIn(vectors, 12.5, 0.07).user(STRENGTHS))
                .isEqualTo(new FoldIn(vectors, new Objective(12.5, 0.07, 1, Feedback.IMPLICIT)).user(STRENGTHS));
    }

    @Example
    void whoOnlyTurnedThingsDownWishesForNothing() {
        var foldIn = new FoldIn(ExactTopKProperties.vectors(new float[][] {{1, 0}, {0, 1}}), 2, 0.1);

        assertThat(foldIn.user(Map.of(0, -1.0))).containsExactly(0, 0);
    }

    @Example
    void whatIsTurnedDownScoresLess() {
        var rows = rows(90, 7, 2);
        var foldIn = new FoldIn(ExactTopKProperties.vectors(rows), 2, 0.1);

        var before = foldIn.user(Map.of(3, 1.0));
        var after = foldIn.user(Map.of(3, 1.0, 4, -5.0));

        assertThat(Math.abs(dot(after, rows[4]))).isLessThan(Math.abs(dot(before, rows[4])));
    }

    @Example
    void itemsWithoutAVectorAreLeftOut() {
        var foldIn = new FoldIn(ExactTopKProperties.vectors(new float[][] {{1, 0}, {0, 1}}), 12.5, 0.07);

        assertThat(foldIn.user(Map.of(0, 1.0, 7, 5.0))).isEqualTo(foldIn.user(Map.of(0, 1.0)));
        assertThatThrownBy(() -> foldIn.user(Map.of(7, 1.0))).hasMessageContaining("none of the items");
    }

    @Example
    void parametersThatGiveNoUniqueAnswerAreRefused() {
        assertThatThrownBy(() -> new Objective(0, 1, 1, Feedback.IMPLICIT)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Objective(1, Double.NaN, 1, Feedback.IMPLICIT))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new Objective(1, 1, Double.NaN, Feedback.EXPLICIT))
                .hasMessageContaining("reg_exponent must be a finite number");
        var foldIn = new FoldIn(ExactTopKProperties.vectors(new float[][] {{1}}), 1, 1);
        assertThatThrownBy(() -> foldIn.user(Map.of(0, Double.NaN))).hasMessage("the strength of item 0 is NaN");
    }

    private static float[][] rows(int count, int rank, long seed) {
        var random = new Random(seed);
        var rows = new float[count][rank];
        for (var row : rows) {
            for (int d = 0; d < rank; d++) {
                row[d] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int d = 0; d < left.length; d++) {
            sum += (double) left[d] * right[d];
        }
        return sum;
    }

    /** Every item with its confidence and preference, by Gaussian elimination: nothing of the shortcut is used. */
    private static double[] solveDense(
            float[][] items, int learnt, Objective objective, Map<Integer, Double> strengths) {
        int rank = items[0].length;
        boolean implicit = objective.feedback() == Feedback.IMPLICIT;
        var system = new double[rank][rank + 1];
        for (int i = 0; i < items.length; i++) {
            double strength = strengths.getOrDefault(i, 0.0);
            boolean counts = strengths.containsKey(i) || (implicit && i < learnt);
            double confidence = !counts ? 0 : implicit ? 1 + objective.alpha() * Math.abs(strength) : 1;
            double preference = !implicit ? strength : strength > 0 ? 1 : 0;
            for (int row = 0; row < rank; row++) {
                for (int column = 0; column < rank; column++) {
                    system[row][column] += confidence * items[i][row] * items[i][column];
                }
                system[row][rank] += confidence * preference * items[i][row];
            }
        }
        double count = strengths.values().stream()
                .filter(r -> !implicit || r > 0)
                .mapToDouble(r -> 1)
                .sum();
        for (int d = 0; d < rank; d++) {
            system[d][d] += objective.regularisation() * Math.pow(count, objective.exponent());
        }
        return eliminate(system);
    }

    private static double[] eliminate(double[][] system) {
        int rank = system.length;
        for (int pivot = 0; pivot < rank; pivot++) {
            for (int row = 0; row < rank; row++) {
                double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= rank; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        var solution = new double[rank];
        for (int d = 0; d < rank; d++) {
            solution[d] = system[d][rank] / system[d][d];
        }
        return solution;
    }
}
