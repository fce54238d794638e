package org.vsekai.backpack.recommend.lists;

import java.io.Serializable;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * What a blend adds to the products of factors: its weight times the product of two sparse matrices, made a piece of a
 * row at a time. For users, it is their items by the items' neighbours; for items, the same turned round. Immutable and
 * thread-safe.
 */
public final class BlendSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SparseMatrix left;
    private final SparseMatrix right;
    private final float weight;

    private BlendSums(SparseMatrix left, SparseMatrix right, double weight) {
        this.left = left;
        this.right = right;
        this.weight = (float) weight;
    }

    /** Nothing is added. */
    public static BlendSums none(int rows, int columns) {
        return new BlendSums(SparseMatrix.empty(rows, columns), SparseMatrix.empty(columns, columns), 0);
    }

    /**
     * Users by items.
     *
     * @param liked users by items, each item once
     * @param neighbours items by items
     */
    public static BlendSums ofUsers(SparseMatrix liked, SparseMatrix neighbours, double weight) {
        return new BlendSums(liked.ones(), neighbours.byColumn(), weight);
    }

    /** Items by users. */
    public static BlendSums ofItems(SparseMatrix liked, SparseMatrix neighbours, double weight) {
        return new BlendSums(neighbours.transposed(), liked.ones().transposed(), weight);
    }

    /** Adds those of a row's columns from {@code first} on to scores. */
    void add(int row, int first, int width, float[] scores, int from) {
        for (int at = left.start(row); at < left.end(row); at++) {
            int middle = left.column(at);
            float share = weight * left.value(at);
            int end = right.end(middle);
            for (int place = right.firstAtLeast(middle, first);
                    place < end && right.column(place) < first + width;
                    place++) {
                scores[from + right.column(place) - first] += share * right.value(place);
            }
        }
    }
}
