package org.vsekai.backpack.recommend.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryFactorizationTest {
    private static final int RANK = 7;
    private static final int USERS = 60;
    private static final int ITEMS = 40;
    private static final Objective OBJECTIVE = new Objective(RANK, 2.0, 0.1, 1);
    private static final RandomStrengths STRENGTHS = new RandomStrengths(USERS, ITEMS, 3);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void aHalfStepToTheEndIsTheSolutionOfTheNormalEquations(double exponent) {
        var objective = new Objective(RANK, 2.0, 0.1, exponent);
        var learnt = new InMemoryFactorization(objective, new Schedule(4, 4 * RANK, 0, 17), 2)
                .fit(STRENGTHS.rows(), ITEMS)
                .factors();

        for (int user = 0; user < USERS; user++) {
            assertSolves(learnt.users(), user, NormalEquations.solve(STRENGTHS.user(user), learnt.items(), objective));
        }
    }

    @Test
    void threeStepsForARowReachTheLossOfExactSolutions() {
        double exact = loss(fit(new Schedule(10, 4 * RANK, 0, 17), 1));

        assertThat(loss(fit(new Schedule(10, 3, 0, 17), 1))).isCloseTo(exact, within(0.01 * exact));
    }

    @Test
    void theLossFallsWithEveryIteration() {
        double before = Double.POSITIVE_INFINITY;
        for (int iterations = 1; iterations <= 8; iterations++) {
            double after = loss(fit(new Schedule(iterations, 3, 0, 17), 1));
            assertThat(after).isLessThan(before);
            before = after;
        }
    }

    @Test
    void bothKernelsLearnTheSame() {
        var schedule = new Schedule(5, 3, 0, 17);
        var scalar = new InMemoryFactorization(OBJECTIVE, schedule, 1, new ScalarKernel()).fit(STRENGTHS.rows(), ITEMS);

        assertClose(scalar.factors().users(), fit(schedule, 1).factors().users());
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        var schedule = new Schedule(5, 3, 0, 17);
        var big = new RandomStrengths(1_500, 90, 5).rows();
        var alone =
                new InMemoryFactorization(OBJECTIVE, schedule, 1).fit(big, 90).factors();
        var together =
                new InMemoryFactorization(OBJECTIVE, schedule, 4).fit(big, 90).factors();

        assertThat(together.users()).containsExactly(alone.users());
        assertThat(together.items()).containsExactly(alone.items());
    }

    @Test
    void aWarmStartIsDoneInFewerIterations() {
        var schedule = new Schedule(200, 3, 1e-3, 17);
        var cold = fit(schedule, 1);
        var warm = new InMemoryFactorization(OBJECTIVE, schedule, 1).fit(STRENGTHS.rows(), cold.factors());

        assertThat(cold.iterations()).isBetween(5, 199);
        assertThat(warm.iterations()).isLessThan(cold.iterations() / 2);
        assertThat(warm.change()).isLessThan(1e-3);
    }

    @Test
    void usersAndItemsWithoutPositiveStrengthsEndAtZero() {
        var rows = SparseRows.of(3, new int[] {0, 1, 1}, new int[] {0, 1, 2}, new float[] {1, -2, 0});
        var learnt = new InMemoryFactorization(OBJECTIVE, new Schedule(3, 3, 0, 1), 2)
                .fit(rows, 5)
                .factors();

        assertThat(row(learnt.users(), 0)).doesNotContain(0f);
        assertThat(row(learnt.items(), 0)).doesNotContain(0f);
        for (int nobody : new int[] {1, 2}) {
            assertThat(row(learnt.users(), nobody)).containsOnly(0f);
        }
        for (int nothing : new int[] {1, 2, 3, 4}) {
            assertThat(row(learnt.items(), nothing)).containsOnly(0f);
        }
    }

    @Test
    void oneUserWithOneItemIsLearnt() {
        var rows = SparseRows.of(1, new int[] {0}, new int[] {0}, new float[] {1});
        var learnt = new InMemoryFactorization(new Objective(RANK, 40, 0.01, 1), new Schedule(20, 3, 0, 1), 2)
                .fit(rows, 1)
                .factors();

        double score = 0;
        for (int k = 0; k < RANK; k++) {
            score += learnt.users()[k] * learnt.items()[k];
        }
        assertThat(score).isCloseTo(1, within(0.01));
    }

    @Test
    void nothingAtAllIsLearntWithoutAComplaint() {
        var rows = SparseRows.of(0, new int[0], new int[0], new float[0]);

        var learnt = new InMemoryFactorization(OBJECTIVE, new Schedule(3, 3, 0, 1), 2).fit(rows, 0);

        assertThat(learnt.factors().users()).isEmpty();
        assertThat(learnt.change()).isZero();
    }

    @Test
    void aStrengthThatIsNoNumberIsRefusedRatherThanLearnt() {
        assertThatThrownBy(() -> SparseRows.of(2, new int[] {0, 1}, new int[] {0, 0}, new float[] {1, Float.NaN}))
                .hasMessageContaining("not finite");
    }

    private static Learnt fit(Schedule schedule, int threads) {
        return new InMemoryFactorization(OBJECTIVE, schedule, threads).fit(STRENGTHS.rows(), ITEMS);
    }

    private static double loss(Learnt learnt) {
        return STRENGTHS.loss(learnt.factors(), OBJECTIVE);
    }

    private static float[] row(float[] factors, int row) {
        return Arrays.copyOfRange(factors, row * RANK, (row + 1) * RANK);
    }

    private static void assertSolves(float[] factors, int row, double[] solution) {
        for (int k = 0; k < RANK; k++) {
            assertThat((double) factors[row * RANK + k]).isCloseTo(solution[k], within(2e-4));
        }
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }
}
