package org.vsekai.backpack.recommend.factorization;

import java.util.Random;

/** A small matrix of strengths: users of two tastes, some strengths negative, some users and items without any. */
final class RandomStrengths {
    private final double[][] values;

    RandomStrengths(int users, int items, long seed) {
        var random = new Random(seed);
        values = new double[users][items];
        for (int user = 0; user < users; user++) {
            for (int item = 0; item < items; item++) {
                boolean own = user % 2 == item % 2;
                boolean empty = user % 17 == 16 || item % 19 == 18;
                if (!empty && random.nextDouble() < (own ? 0.3 : 0.05)) {
                    values[user][item] = random.nextInt(6) == 0 ? -1 : 1 + random.nextInt(4);
                }
            }
        }
    }

    double[] user(int user) {
        return values[user];
    }

    double[] item(int item) {
        var column = new double[values.length];
        for (int user = 0; user < values.length; user++) {
            column[user] = values[user][item];
        }
        return column;
    }

    SparseRows rows() {
        int entries = 0;
        var users = new int[values.length * values[0].length];
        var items = new int[users.length];
        var strengths = new float[users.length];
        for (int user = 0; user < values.length; user++) {
            for (int item = 0; item < values[user].length; item++) {
                if (values[user][item] != 0) {
                    users[entries] = user;
                    items[entries] = item;
                    strengths[entries++] = (float) values[user][item];
                }
            }
        }
        return SparseRows.of(
                values.length,
                java.util.Arrays.copyOf(users, entries),
                java.util.Arrays.copyOf(items, entries),
                java.util.Arrays.copyOf(strengths, entries));
    }

    /** What a fit minimises, term by term. */
    double loss(FactorPair factors, Objective objective) {
        double loss = 0;
        int rank = objective.rank();
        int items = values[0].length;
        for (int user = 0; user < values.length; user++) {
            for (int item = 0; item < items; item++) {
                double strength = values[user][item];
                double score = 0;
                for (int k = 0; k < rank; k++) {
                    score += factors.users()[user * rank + k] * factors.items()[item * rank + k];
                }
                double error = (strength > 0 ? 1 : 0) - score;
                loss += (1 + objective.alpha() * Math.abs(strength)) * error * error;
            }
            loss += penalty(factors.users(), user, user(user), objective);
        }
        for (int item = 0; item < items; item++) {
            loss += penalty(factors.items(), item, item(item), objective);
        }
        return loss;
    }

    private static double penalty(float[] factors, int row, double[] strengths, Objective objective) {
        int positives =
                (int) java.util.Arrays.stream(strengths).filter(r -> r > 0).count();
        double squares = 0;
        for (int k = 0; k < objective.rank(); k++) {
            double value = factors[row * objective.rank() + k];
            squares += value * value;
        }
        return positives == 0 ? 0 : objective.regularisation() * Math.pow(positives, objective.exponent()) * squares;
    }
}
