package org.vsekai.backpack.bench;

import java.util.Locale;
import org.vsekai.backpack.recommend.factorization.InMemoryFactorization;
import org.vsekai.backpack.recommend.factorization.Objective;
import org.vsekai.backpack.recommend.factorization.Schedule;
import org.vsekai.backpack.recommend.factorization.SparseRows;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.neighbours.CoOccurrence;
import org.vsekai.backpack.recommend.neighbours.CoOccurrenceSettings;
import org.vsekai.backpack.recommend.neighbours.Ease;

/** A recommender with its parameters: fitted to what users have, it gives each user and item a score. */
sealed interface Scorer {

    /** Scores of items by user. */
    float[][] scores(SparseMatrix usersByItems);

    record Popularity() implements Scorer {
        @Override
        public float[][] scores(SparseMatrix usersByItems) {
            var counts = new float[usersByItems.columns()];
            for (int at = 0; at < usersByItems.entries(); at++) {
                counts[usersByItems.column(at)]++;
            }
            var scores = new float[usersByItems.rows()][];
            java.util.Arrays.fill(scores, counts);
            return scores;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    /** BM25 co-occurrence of the nearest items. */
    record Neighbours(int most, double shrinkage) implements Scorer {
        @Override
        public float[][] scores(SparseMatrix usersByItems) {
            var settings = new CoOccurrenceSettings(1.2, 0.75, shrinkage, usersByItems.columns());
            var neighbours = CoOccurrence.of(usersByItems, settings).neighbours(0, usersByItems.columns(), most);
            return sums(usersByItems, neighbours);
        }

        @Override
        public String toString() {
            return "K " + most + ", shrinkage " + number(shrinkage);
        }
    }

    /** Steck's closed form. */
    record ClosedForm(double regularisation) implements Scorer {
        @Override
        public float[][] scores(SparseMatrix usersByItems) {
            var ease = Ease.fit(usersByItems, regularisation);
            return sums(usersByItems, ease.pruned(ease.items()));
        }

        @Override
        public String toString() {
            return "lambda " + number(regularisation);
        }
    }

    /** Implicit factors. */
    record Factors(int rank, double regularisation, double alpha, double exponent, long seed) implements Scorer {
        private static final int ITERATIONS = 15;
        private static final int STEPS = 3;

        Factors of(long other) {
            return new Factors(rank, regularisation, alpha, exponent, other);
        }

        @Override
        public float[][] scores(SparseMatrix usersByItems) {
            var objective = new Objective(rank, alpha, regularisation, exponent);
            var schedule = new Schedule(ITERATIONS, STEPS, 0, seed);
            var learnt = new InMemoryFactorization(
                            objective, schedule, Runtime.getRuntime().availableProcessors())
                    .fit(rows(usersByItems), usersByItems.columns());
            var scores = new float[usersByItems.rows()][usersByItems.columns()];
            for (int user = 0; user < scores.length; user++) {
                for (int item = 0; item < usersByItems.columns(); item++) {
                    scores[user][item] =
                            dot(learnt.factors().users(), user, learnt.factors().items(), item);
                }
            }
            return scores;
        }

        private float dot(float[] users, int user, float[] items, int item) {
            float sum = 0;
            for (int d = 0; d < rank; d++) {
                sum += users[user * rank + d] * items[item * rank + d];
            }
            return sum;
        }

        @Override
        public String toString() {
            return "rank " + rank + ", reg " + number(regularisation) + " n^" + number(exponent) + ", alpha "
                    + number(alpha);
        }
    }

    /** Factors and neighbours together, as the server blends them. */
    record Blend(Factors factors, ClosedForm neighbours, double weight) implements Scorer {
        @Override
        public float[][] scores(SparseMatrix usersByItems) {
            return sum(factors.scores(usersByItems), neighbours.scores(usersByItems), weight);
        }

        @Override
        public String toString() {
            return factors + "; " + neighbours + ", weight " + number(weight);
        }
    }

    static float[][] sum(float[][] some, float[][] others, double weight) {
        var scores = new float[some.length][];
        for (int user = 0; user < scores.length; user++) {
            scores[user] = some[user].clone();
            for (int item = 0; item < scores[user].length; item++) {
                scores[user][item] += (float) (weight * others[user][item]);
            }
        }
        return scores;
    }

    /** For each user and item the sum of the weights from the user's items. */
    private static float[][] sums(SparseMatrix usersByItems, SparseMatrix weights) {
        var scores = new float[usersByItems.rows()][usersByItems.columns()];
        for (int user = 0; user < scores.length; user++) {
            for (int at = usersByItems.start(user); at < usersByItems.end(user); at++) {
                int own = usersByItems.column(at);
                for (int place = weights.start(own); place < weights.end(own); place++) {
                    scores[user][weights.column(place)] += weights.value(place);
                }
            }
        }
        return scores;
    }

    private static SparseRows rows(SparseMatrix matrix) {
        int[] users = new int[matrix.entries()];
        int[] items = new int[matrix.entries()];
        var ones = new float[matrix.entries()];
        for (int user = 0; user < matrix.rows(); user++) {
            for (int at = matrix.start(user); at < matrix.end(user); at++) {
                users[at] = user;
                items[at] = matrix.column(at);
                ones[at] = 1f;
            }
        }
        return SparseRows.of(matrix.rows(), users, items, ones);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%s", value == Math.rint(value) ? (Object) (long) value : (Object) value);
    }
}
