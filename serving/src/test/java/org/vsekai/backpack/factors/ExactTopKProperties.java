package org.vsekai.backpack.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.roaringbitmap.RoaringBitmap;

/** Every kernel and every way through the rows against a plain double loop, to the last bit. */
class ExactTopKProperties {
    private static final List<TopK> WAYS = List.of(new ExactTopK(new ScalarKernel()), new ExactTopK(vectorKernel()));

    /** How numbers are drawn; each is hard on some bound. */
    enum Draw {
        /** Whole numbers from -2 to 2: ties, duplicates and zero vectors. */
        SMALL_WHOLE_NUMBERS,
        /** Lengths spread log-normally. */
        SKEWED_LENGTHS,
        /** All of about one length and direction. */
        NEARLY_EQUAL,
        /** Lengths from 1e-38 to 1e38. */
        ANY_LENGTHS,
        /** Lengths near the least that a float can hold. */
        VANISHING,
        /** One number each that is not 0. */
        ONE_NUMBER
    }

    @Property(tries = 600)
    void theAnswerIsThatOfScoringEveryRow(
            @ForAll @IntRange(min = 0, max = 1_200) int size,
            @ForAll @IntRange(min = 1, max = 130) int rank,
            @ForAll @IntRange(min = 1, max = 1_300) int k,
            @ForAll @IntRange(min = 0, max = 4) int excludedQuarters,
            @ForAll Metric metric,
            @ForAll Draw draw,
            @ForAll long seed) {
        var random = new Random(seed);
        var rows = rows(draw, size, rank, random);
        var query = query(draw, rows, rank, random);
        var excluded = new BitSet();
        for (int id = 0; id < size; id++) {
            excluded.set(id, random.nextInt(4) < excludedQuarters);
        }

        var expected = naive(rows, query, k, excluded, metric);

        for (var topK : WAYS) {
            assertThat(topK.search(vectors(rows), query, k, excluded, metric).hits())
                    .isEqualTo(expected);
        }
    }

    @Example
    void scoresBeyondTheRangeOfAFloatAreAlike() {
        theAnswerIsThatOfScoringEveryRow(715, 3, 2, 0, Metric.DOT, Draw.ANY_LENGTHS, 0);
    }

    @Property(tries = 200)
    void whatIsAskedForIsFoundAmongTheCandidatesAlone(
            @ForAll @IntRange(min = 1, max = 4_000) int size,
            @ForAll @IntRange(min = 1, max = 50) int k,
            @ForAll("shares") double share,
            @ForAll Metric metric,
            @ForAll long seed) {
        var random = new Random(seed);
        var rows = rows(Draw.SKEWED_LENGTHS, size, 5, random);
        var within = new RoaringBitmap();
        var without = new RoaringBitmap();
        var excluded = new BitSet();
        for (int id = 0; id < size; id++) {
            boolean in = random.nextDouble() < share;
            boolean out = random.nextDouble() < 0.2;
            if (in) {
                within.add(id);
            }
            if (out) {
                without.add(id);
            }
            excluded.set(id, !in || out);
        }
        without.add(size + 7);
        within.add(size + 9);
        var candidates = Candidates.all().andWithin(within).andWithout(without);

        var expected = naive(rows, rows[0], k, excluded, metric);

        for (var topK : WAYS) {
            assertThat(topK.search(vectors(rows), rows[0], k, candidates, metric)
                            .hits())
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void manySearchesAtOnceAnswerLikeOneAfterTheOther(
            @ForAll @IntRange(min = 0, max = 2_000) int size,
            @ForAll @IntRange(min = 0, max = 40) int searches,
            @ForAll @IntRange(min = 1, max = 300) int k,
            @ForAll Metric metric,
            @ForAll Draw draw,
            @ForAll long seed) {
        var random = new Random(seed);
        var rows = rows(draw, size, 9, random);
        var vectors = vectors(rows);
        var queries = new ArrayList<float[]>();
        var candidates = new ArrayList<Candidates>();
        for (int i = 0; i < searches; i++) {
            queries.add(query(draw, rows, 9, random));
            var within = new RoaringBitmap();
            within.add(0L, random.nextInt(2) == 0 ? 10L : size);
            candidates.add(
                    random.nextBoolean() ? Candidates.all() : Candidates.all().andWithin(within));
        }

        for (var topK : WAYS) {
            var found = topK.searchAll(vectors, queries, k, candidates, metric);

            assertThat(found).hasSize(searches);
            for (int i = 0; i < searches; i++) {
                assertThat(found.get(i)).isEqualTo(topK.search(vectors, queries.get(i), k, candidates.get(i), metric));
            }
        }
    }

    @Property(tries = 50)
    void theScoreOfOneRowIsTheSearchs(@ForAll Metric metric, @ForAll Draw draw, @ForAll long seed) {
        var random = new Random(seed);
        var rows = rows(draw, 30, 13, random);
        var vectors = vectors(rows);

        for (var hit : WAYS.get(0)
                .search(vectors, rows[0], 30, Candidates.all(), metric)
                .hits()) {
            assertThat(vectors.score(hit.id(), rows[0], metric)).isEqualTo(hit.score());
        }
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.of(0.0, 0.001, 0.02, 0.5, 1.0);
    }

    @Property(tries = 100)
    void scoresAreThoseOfDoublePrecision(
            @ForAll @IntRange(min = 1, max = 600) int size, @ForAll Metric metric, @ForAll long seed) {
        var random = new Random(seed);
        var rows = rows(Draw.SKEWED_LENGTHS, size, 67, random);

        var hits = WAYS.get(1)
                .search(vectors(rows), rows[0], 10, new BitSet(), metric)
                .hits();

        for (var hit : hits) {
            assertThat(hit.score()).isEqualTo((float) inOneSum(metric, rows[0], rows[hit.id()]) + 0f);
        }
    }

    @Example
    void nothingIsFoundWhenAllAreExcluded() {
        var excluded = new BitSet();
        excluded.set(0, 3);

        for (var topK : WAYS) {
            assertThat(topK.search(vectors(new float[][] {{1}, {2}, {3}}), new float[] {1}, 2, excluded, Metric.DOT)
                            .hits())
                    .isEmpty();
        }
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

        for (var topK : WAYS) {
            var found = topK.search(vectors(rows), rows[5], 10, new BitSet(), Metric.DOT);
            assertThat(found.touched()).isLessThan(5_000);
            assertThat(found.scored()).isLessThan(500);
        }
    }

    @Example
    void fewCandidatesAreScoredWithoutAScan() {
        var rows = rows(Draw.NEARLY_EQUAL, 10_000, 8, new Random(1));
        var few = Candidates.all().andWithin(RoaringBitmap.bitmapOf(5, 9_999));

        var found = WAYS.get(1).search(vectors(rows), rows[0], 10, few, Metric.COSINE);

        assertThat(found.touched()).isEqualTo(2);
    }

    @Example
    void numbersThatAreNotFiniteAreRefused() {
        assertThatThrownBy(() -> vectors(new float[][] {{1}, {Float.NaN}}))
                .hasMessage("test: vector 1 holds a number that is not finite");
        assertThatThrownBy(() -> vectors(new float[][] {{Float.POSITIVE_INFINITY}}))
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> WAYS.get(0)
                        .search(vectors(new float[][] {{1}}), new float[] {Float.NaN}, 1, new BitSet(), Metric.DOT))
                .hasMessageContaining("not finite");
    }

    @Example
    void aQueryOfAnotherLengthOrForNothingIsRefused() {
        var vectors = vectors(new float[][] {{1, 2}});

        assertThatThrownBy(() -> WAYS.get(0).search(vectors, new float[] {1}, 1, new BitSet(), Metric.DOT))
                .hasMessage("the query has 1 numbers, the vectors have 2");
        assertThatThrownBy(() -> WAYS.get(0).search(vectors, new float[] {1, 2}, 0, new BitSet(), Metric.DOT))
                .hasMessage("k must be at least 1, not 0");
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
        var rows = rows(Draw.SKEWED_LENGTHS, size, 3, new Random(seed));

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

    private static Kernel vectorKernel() {
        try {
            return Kernels.vector();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the tests need a machine with vectors of 256 bits", e);
        }
    }

    static float[][] rows(Draw draw, int size, int rank, Random random) {
        var rows = new float[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = i > 0 && random.nextInt(10) == 0 ? rows[random.nextInt(i)].clone() : row(draw, rank, random);
        }
        return rows;
    }

    private static float[] row(Draw draw, int rank, Random random) {
        var row = new float[rank];
        double length =
                switch (draw) {
                    case SMALL_WHOLE_NUMBERS, ONE_NUMBER, NEARLY_EQUAL -> 1;
                    case SKEWED_LENGTHS -> Math.exp(random.nextGaussian());
                    case ANY_LENGTHS -> Math.pow(10, random.nextInt(74) - 37);
                    case VANISHING -> Float.MIN_VALUE * random.nextInt(1_000);
                };
        for (int d = 0; d < rank; d++) {
            row[d] = (float)
                    switch (draw) {
                        case SMALL_WHOLE_NUMBERS -> random.nextInt(5) - 2;
                        case NEARLY_EQUAL -> 1 + 1e-4 * random.nextGaussian();
                        case SKEWED_LENGTHS, VANISHING -> length * random.nextGaussian();
                        case ANY_LENGTHS -> length * random.nextGaussian() / Math.sqrt(rank);
                        case ONE_NUMBER -> 0;
                    };
        }
        if (draw == Draw.ONE_NUMBER) {
            row[random.nextInt(rank)] = random.nextInt(3) - 1;
        }
        return row;
    }

    /** One of the rows, or another of their kind. */
    private static float[] query(Draw draw, float[][] rows, int rank, Random random) {
        return rows.length > 0 && random.nextBoolean() ? rows[random.nextInt(rows.length)] : row(draw, rank, random);
    }

    static List<Scored> naive(float[][] rows, float[] query, int k, BitSet excluded, Metric metric) {
        var all = new ArrayList<Scored>();
        for (int id = 0; id < rows.length; id++) {
            if (!excluded.get(id)) {
                all.add(new Scored(id, (float) inEightSums(metric, query, rows[id]) + 0f));
            }
        }
        all.sort(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::id));
        return all.subList(0, Math.min(k, all.size()));
    }

    /** The score in the order of sums that the kernels promise. */
    private static double inEightSums(Metric metric, float[] query, float[] row) {
        return score(metric, sums(query, row, 8), sums(query, query, 1), sums(row, row, 8), distance(query, row, 8));
    }

    private static double inOneSum(Metric metric, float[] query, float[] row) {
        return score(metric, sums(query, row, 1), sums(query, query, 1), sums(row, row, 1), distance(query, row, 1));
    }

    private static double score(Metric metric, double dot, double query, double row, double distance) {
        double norms = Math.sqrt(query) * Math.sqrt(row);
        return switch (metric) {
            case DOT -> dot;
            case COSINE -> norms == 0 ? 0 : dot / norms;
            case L2 -> -Math.sqrt(distance);
        };
    }

    private static double sums(float[] left, float[] right, int count) {
        var sums = new double[count];
        for (int d = 0; d < left.length; d++) {
            sums[d % count] += (double) left[d] * right[d];
        }
        return folded(sums);
    }

    private static double distance(float[] left, float[] right, int count) {
        var sums = new double[count];
        for (int d = 0; d < left.length; d++) {
            double difference = (double) left[d] - right[d];
            sums[d % count] += difference * difference;
        }
        return folded(sums);
    }

    private static double folded(double[] sums) {
        for (int half = sums.length / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                sums[i] += sums[i + half];
            }
        }
        return sums[0];
    }
}
