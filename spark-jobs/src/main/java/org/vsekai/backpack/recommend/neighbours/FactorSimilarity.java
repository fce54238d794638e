package org.vsekai.backpack.recommend.neighbours;

import java.io.Serializable;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * How alike items, or users, are by the cosine of their factors, exactly: a block against a tile of all is one matrix
 * product, small enough to stay in the cache. What has no factors, or only zeros, is like nothing. Immutable and
 * thread-safe; sent to executors, which each make some of the rows.
 */
public final class FactorSimilarity implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BLOCK = 64;
    private static final int TILE = 2_048;

    private final int rank;
    private final float[] units;

    /**
     * The similarity of factors.
     *
     * @param rank length of a factor
     * @param factors those of number 0, of number 1 and so on, zeros where there are none
     */
    public FactorSimilarity(int rank, float[] factors) {
        if (factors.length % rank != 0) {
            throw new IllegalArgumentException(factors.length + " numbers are no factors of rank " + rank);
        }
        this.rank = rank;
        this.units = units(rank, factors);
    }

    public int size() {
        return units.length / rank;
    }

    /**
     * The neighbours by cosine of those from one number on and before another: a row for each, the most alike first, of
     * equals the smaller number; never itself, and none whose cosine is not above 0.
     *
     * @param most so many at most
     */
    public SparseMatrix neighbours(int from, int to, int most) {
        return blended(from, to, most, SparseMatrix.empty(to - from, size()), 1);
    }

    /**
     * The same by {@code share} times the cosine, at least 0, plus {@code 1 - share} times another similarity, 0 to 1.
     *
     * @param others rows of the other similarity, the first for {@code from}
     */
    public SparseMatrix blended(int from, int to, int most, SparseMatrix others, double share) {
        var rows = new SparseMatrix.Builder(size(), (to - from) * Math.min(most, 64));
        var best = new BestFew[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            best[i] = new BestFew(most);
        }
        var scores = new float[BLOCK * TILE];
        var added = new float[size()];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            for (int first = 0; first < size(); first += TILE) {
                int width = Math.min(TILE, size() - first);
                multiply(start, count, first, width, scores);
                for (int i = 0; i < count; i++) {
                    int row = start - from + i;
                    float[] other = others.end(row) > others.start(row) ? added : NOTHING;
                    scatter(others, row, (float) (1 - share), added);
                    offer(best[i], start + i, first, width, scores, i * width, (float) share, other);
                    clear(others, row, added);
                }
            }
            for (int i = 0; i < count; i++) {
                rows.add(best[i]);
            }
        }
        return rows.build();
    }

    private static final float[] NOTHING = new float[0];

    private static void scatter(SparseMatrix others, int row, float share, float[] added) {
        for (int at = others.start(row); at < others.end(row); at++) {
            added[others.column(at)] = share * others.value(at);
        }
    }

    private static void clear(SparseMatrix others, int row, float[] added) {
        for (int at = others.start(row); at < others.end(row); at++) {
            added[others.column(at)] = 0;
        }
    }

    private static void offer(
            BestFew best, int self, int first, int width, float[] scores, int from, float share, float[] added) {
        for (int i = 0; i < width; i++) {
            float score = share * Math.max(0, scores[from + i]) + (added.length > 0 ? added[first + i] : 0);
            if (score > 0 && best.wants(score) && first + i != self) {
                best.offer(first + i, score);
            }
        }
    }

    /** Column-major: scores (width x count) = units of the tile' (width x rank) * units of the block (rank x count). */
    private void multiply(int start, int count, int first, int width, float[] scores) {
        LinearAlgebra.blas()
                .sgemm(
                        "T",
                        "N",
                        width,
                        count,
                        rank,
                        1f,
                        units,
                        first * rank,
                        rank,
                        units,
                        start * rank,
                        rank,
                        0f,
                        scores,
                        0,
                        width);
    }

    private static float[] units(int rank, float[] factors) {
        var units = new float[factors.length];
        for (int start = 0; start < factors.length; start += rank) {
            double square = 0;
            for (int k = 0; k < rank; k++) {
                square += (double) factors[start + k] * factors[start + k];
            }
            if (square > 0) {
                double norm = Math.sqrt(square);
                for (int k = 0; k < rank; k++) {
                    units[start + k] = (float) (factors[start + k] / norm);
                }
            }
        }
        return units;
    }
}
