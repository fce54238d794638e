package org.vsekai.backpack.recommend.neighbours;

import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * EASE: the item-to-item weights that best rebuild each user's items from their other items, in closed form (Steck 2019,
 * "Embarrassingly shallow autoencoders for sparse data"). With G = X'X, P = inverse(G + regularisation I): B(i, j) =
 * -P(i, j) / P(j, j), diagonal 0; the score of item j for a user is the sum of B(i, j) over the user's items i. Needs 12
 * bytes for each pair of items and 2 n^3 operations: for catalogues of thousands.
 */
public final class Ease {
    private final int items;
    private final float[] weights;

    private Ease(int items, float[] weights) {
        this.items = items;
        this.weights = weights;
    }

    /**
     * Fits the weights.
     *
     * @param usersByItems what users have; {@link SparseMatrix#ones} of it is the paper's choice
     * @param regularisation Steck's lambda, more than 0
     */
    public static Ease fit(SparseMatrix usersByItems, double regularisation) {
        int items = usersByItems.columns();
        if ((long) items * items > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(items + " items are too many for EASE");
        }
        var gram = gram(usersByItems, regularisation);
        SymmetricInverse.invert(gram, items);
        var weights = new float[items * items];
        for (int from = 0; from < items; from++) {
            for (int to = 0; to < items; to++) {
                weights[from * items + to] =
                        from == to ? 0f : (float) (-gram[from * items + to] / gram[to * items + to]);
            }
        }
        return new Ease(items, weights);
    }

    public int items() {
        return items;
    }

    /** What having one item adds to the score of another. */
    public float weight(int from, int to) {
        return weights[from * items + to];
    }

    /** All weights, those from item 0 first: not a copy. */
    public float[] weights() {
        return weights;
    }

    /**
     * From each item the weights that are greatest by absolute value, greatest by value first; none that is 0.
     *
     * @param most so many at most
     */
    public SparseMatrix pruned(int most) {
        var furthest = new BestFew(most);
        var ordered = new BestFew(most);
        var ids = new int[most];
        var sizes = new float[most];
        var rows = new SparseMatrix.Builder(items, Math.min(items * Math.min(most, items), 1 << 20));
        for (int from = 0; from < items; from++) {
            for (int to = 0; to < items; to++) {
                float weight = weight(from, to);
                if (weight != 0) {
                    furthest.offer(to, Math.abs(weight));
                }
            }
            int count = furthest.size();
            furthest.drain(ids, sizes, 0);
            for (int i = 0; i < count; i++) {
                ordered.offer(ids[i], weight(from, ids[i]));
            }
            rows.add(ordered);
        }
        return rows.build();
    }

    /** X'X with the regularisation added to its diagonal. */
    private static double[] gram(SparseMatrix usersByItems, double regularisation) {
        int items = usersByItems.columns();
        var gram = new double[items * items];
        var byItem = usersByItems.transposed();
        IntStream.range(0, items).parallel().forEach(item -> {
            for (int at = byItem.start(item); at < byItem.end(item); at++) {
                int user = byItem.column(at);
                for (int place = usersByItems.start(user); place < usersByItems.end(user); place++) {
                    gram[item * items + usersByItems.column(place)] +=
                            (double) byItem.value(at) * usersByItems.value(place);
                }
            }
            gram[item * items + item] += regularisation;
        });
        return gram;
    }
}
