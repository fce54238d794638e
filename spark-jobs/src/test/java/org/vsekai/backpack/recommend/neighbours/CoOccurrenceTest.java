package org.vsekai.backpack.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.matrix.RandomMatrix;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

class CoOccurrenceTest {
    private static final CoOccurrenceSettings SETTINGS = new CoOccurrenceSettings(1.2, 0.6, 3, 1_000);

    @Test
    void itIsWhatTheFormulasSay() {
        var strengths = RandomMatrix.of(60, 45, 0.15, 2);
        var similarities = naive(strengths.table(), SETTINGS);

        var neighbours = CoOccurrence.of(strengths.matrix(), SETTINGS).neighbours(0, 45, 12);

        for (int item = 0; item < 45; item++) {
            var of = similarities[item];
            int self = item;
            var expected = IntStream.range(0, 45)
                    .filter(other -> other != self && of[other] > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer other) -> -of[other])
                            .thenComparing(other -> other))
                    .limit(12)
                    .mapToInt(other -> other)
                    .toArray();
            assertThat(neighbours.columnsOf(item)).isEqualTo(expected);
            for (int at = neighbours.start(item); at < neighbours.end(item); at++) {
                assertThat((double) neighbours.value(at)).isCloseTo(of[neighbours.column(at)], within(1e-6));
            }
        }
        assertThat(neighbours.entries()).isGreaterThan(300);
    }

    @Test
    void aBlockOfRowsIsThatPartOfAllRows() {
        var all = CoOccurrence.of(RandomMatrix.of(60, 45, 0.15, 3).matrix(), SETTINGS);

        var whole = all.neighbours(0, 45, 10);
        var part = all.neighbours(20, 31, 10);

        for (int row = 0; row < 11; row++) {
            assertThat(part.columnsOf(row)).isEqualTo(whole.columnsOf(20 + row));
            assertThat(part.valuesOf(row)).isEqualTo(whole.valuesOf(20 + row));
        }
    }

    @Test
    void usersInCommonShrinkASimilarityLess() {
        // Items 0 and 1 share one user, items 2 and 3 share three; all of them share all that they have.
        var rows = new SparseMatrix.Builder(4, 8);
        rows.put(0, 1f);
        rows.put(1, 1f);
        rows.endRow();
        for (int user = 0; user < 3; user++) {
            rows.put(2, 1f);
            rows.put(3, 1f);
            rows.endRow();
        }

        var neighbours = CoOccurrence.of(rows.build(), SETTINGS).neighbours(0, 4, 5);

        assertThat(neighbours.valuesOf(0)[0]).isCloseTo(0.25f, within(1e-6f));
        assertThat(neighbours.valuesOf(2)[0]).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void ofAUserWithTooManyItemsTheStrongestCount() {
        var rows = new SparseMatrix.Builder(5, 5);
        for (int item = 0; item < 5; item++) {
            rows.put(item, item == 1 || item == 4 ? 3f : 1f);
        }
        rows.endRow();

        var neighbours = CoOccurrence.of(rows.build(), new CoOccurrenceSettings(1.2, 0.6, 0, 2))
                .neighbours(0, 5, 5);

        assertThat(neighbours.columnsOf(1)).containsExactly(4);
        assertThat(neighbours.columnsOf(4)).containsExactly(1);
        assertThat(neighbours.entries()).isEqualTo(2);
    }

    private static double[][] naive(float[][] strengths, CoOccurrenceSettings settings) {
        int users = strengths.length;
        int items = strengths[0].length;
        var lengths = new double[items];
        var counts = new int[users];
        for (int user = 0; user < users; user++) {
            for (int item = 0; item < items; item++) {
                lengths[item] += strengths[user][item];
                counts[user] += strengths[user][item] > 0 ? 1 : 0;
            }
        }
        long known = IntStream.range(0, items).filter(item -> lengths[item] > 0).count();
        double mean =
                IntStream.range(0, items).mapToDouble(item -> lengths[item]).sum() / known;
        var weights = new double[items][users];
        for (int item = 0; item < items; item++) {
            for (int user = 0; user < users; user++) {
                double strength = strengths[user][item];
                double idf = Math.log(1 + (known - counts[user] + 0.5) / (counts[user] + 0.5));
                double norm = 1 - settings.lengthPenalty() + settings.lengthPenalty() * lengths[item] / mean;
                weights[item][user] =
                        strength * (settings.saturation() + 1) / (settings.saturation() * norm + strength) * idf;
            }
        }
        var similarities = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                double common = 0;
                for (int user = 0; user < users; user++) {
                    common += strengths[user][i] > 0 && strengths[user][j] > 0 ? 1 : 0;
                }
                if (common > 0) {
                    similarities[i][j] = dot(weights[i], weights[j])
                            / Math.sqrt(dot(weights[i], weights[i]) * dot(weights[j], weights[j]))
                            * common
                            / (common + settings.shrinkage());
                }
            }
        }
        return similarities;
    }

    private static double dot(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(k -> left[k] * right[k])
                .sum();
    }
}
