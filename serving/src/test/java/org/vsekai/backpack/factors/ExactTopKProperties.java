package org.vsekai.backpack.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ExactTopKProperties {
    private final TopK topK = new ExactTopK();

    /** Small whole numbers: sums are exact, and ties and zero vectors frequent. */
    @Property(tries = 300)
    void theAnswerIsThatOfANaiveLoopInOrderAndTies(
            @ForAll @IntRange(min = 0, max = 700) int size,
            @ForAll @IntRange(min = 1, max = 9) int rank,
            @ForAll @IntRange(min = 1, max = 800) int k,
            @ForAll @IntRange(min = 0, max = 3) int excludedQuarters,
            @ForAll Metric metric,
            @ForAll long seed) {
        var random = new Random(seed);
        var rows = new float[size][rank];
        for (var row : rows) {
            for (int d = 0; d < rank; d++) {
                row[d] = random.nextInt(5) - 2;
            }
        }
        var query = new float[rank];
        for (int d = 0; d < rank; d++) {
            query[d] = random.nextInt(5) - 2;
        }
        var excluded = new BitSet();
        for (int id = 0; id < size; id++) {
            excluded.set(id, random.nextInt(4) < excludedQuarters);
        }

        var found = topK.search(vectors(rows), query, k, excluded, metric);

        assertThat(found.hits()).isEqualTo(naive(rows, query, k, excluded, metric));
    }

    @Property(tries = 50)
    void scoresAreThoseOfDoublePrecisionOnAnyNumbers(
            @ForAll @IntRange(min = 1, max = 600) int size, @ForAll Metric metric, @ForAll long seed) {
        var random = new Random(seed);
        var rows = new float[size][67];
        for (var row : rows) {
            double scale = Math.exp(random.nextGaussian());
            for (int d = 0; d < row.length; d++) {
                row[d] = (float) (scale * random.nextGaussian());
            }
        }
        var query = rows[random.nextInt(size)].clone();

        var hits = topK.search(vectors(rows), query, 10, new BitSet(), metric).hits();

        var best = new ArrayList<Double>();
        for (var row : rows) {
            best.add(exact(metric, query, row));
        }
        best.sort(Comparator.reverseOrder());
        double tolerance = metric == Metric.L2 ? 0.2 : 1e-4 * (1 + Math.abs(best.get(0)));
        for (int i = 0; i < hits.size(); i++) {
            assertThat((double) hits.get(i).score()).isCloseTo(best.get(i), within(tolerance));
        }
    }

    @Example
    void nothingIsFoundWhenAllAreExcluded() {
        var excluded = new BitSet();
        excluded.set(0, 3);

        assertThat(topK.search(vectors(new float[][] {{1}, {2}, {3}}), new float[] {1}, 2, excluded, Metric.DOT)
                        .hits())
                .isEmpty();
    }

    @Example
    void skewedNormsEndTheScanEarly() {
        var random = new Random(7);
        var rows = new float[20_000][16];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < 16; d++) {
                rows[i][d] = (float) (random.nextGaussian() / (1 + i / 100.0));
            }
        }

        assertThat(topK.search(vectors(rows), rows[5], 10, new BitSet(), Metric.DOT)
                        .touched())
                .isLessThan(5_000);
    }

    @Example
    void numbersThatAreNotFiniteAreRefusedWhenTheyAreLoaded() {
        assertThatThrownBy(() -> vectors(new float[][] {{1}, {Float.NaN}}))
                .hasMessage("test: vector 1 holds a number that is not finite");
        assertThatThrownBy(() -> vectors(new float[][] {{Float.POSITIVE_INFINITY}}))
                .hasMessageContaining("not finite");
        assertThatThrownBy(() ->
                        topK.search(vectors(new float[][] {{1}}), new float[] {Float.NaN}, 1, new BitSet(), Metric.DOT))
                .hasMessageContaining("not finite");
    }

    @Example
    void twoVectorsOfOneIdOrOfTwoLengthsAreRefused() {
        var twice = new VectorsBuilder("test", 5);
        twice.add(1, new float[] {1});
        twice.add(1, new float[] {2});
        assertThatThrownBy(twice::build).hasMessage("test: id 1 has two vectors");

        assertThatThrownBy(() -> twice.add(2, new float[] {1, 2})).hasMessageContaining("has 2 numbers, not 1");
        assertThatThrownBy(() -> twice.add(5, new float[] {1})).hasMessageContaining("id 5 is not below 5");
    }

    @Property(tries = 50)
    void everyVectorComesBackAsItWentIn(@ForAll @IntRange(min = 1, max = 9_000) int size, @ForAll long seed) {
        var random = new Random(seed);
        var rows = new float[size][3];
        for (var row : rows) {
            row[0] = random.nextFloat();
            row[2] = -random.nextFloat();
        }

        var vectors = vectors(rows);

        for (int id = 0; id < size; id++) {
            assertThat(vectors.vector(id)).isEqualTo(rows[id]);
        }
        assertThat(vectors.has(size)).isFalse();
        assertThat(vectors.has(-1)).isFalse();
    }

    static Vectors vectors(float[][] rows) {
        var builder = new VectorsBuilder("test", rows.length);
        for (int id = 0; id < rows.length; id++) {
            builder.add(id, rows[id]);
        }
        return builder.build();
    }

    private static List<Scored> naive(float[][] rows, float[] query, int k, BitSet excluded, Metric metric) {
        var all = new ArrayList<Scored>();
        for (int id = 0; id < rows.length; id++) {
            if (!excluded.get(id)) {
                float dot = 0;
                for (int d = 0; d < query.length; d++) {
                    dot += query[d] * rows[id][d];
                }
                all.add(new Scored(id, metric.score(dot, Vectors.norm(query), Vectors.norm(rows[id]))));
            }
        }
        all.sort(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::id));
        return all.subList(0, Math.min(k, all.size()));
    }

    private static double exact(Metric metric, float[] query, float[] row) {
        double dot = 0;
        double queryNorm = 0;
        double rowNorm = 0;
        double distance = 0;
        for (int d = 0; d < query.length; d++) {
            dot += (double) query[d] * row[d];
            queryNorm += (double) query[d] * query[d];
            rowNorm += (double) row[d] * row[d];
            distance += Math.pow(query[d] - row[d], 2);
        }
        return switch (metric) {
            case DOT -> dot;
            case COSINE -> dot / Math.sqrt(queryNorm * rowNorm);
            case L2 -> -Math.sqrt(distance);
        };
    }
}
