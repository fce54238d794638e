package org.vsekai.backpack.recommend.lists;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * The best columns for each row, users and items either way round, exactly: a block of rows against a tile of columns is
 * one matrix product, small enough to stay in the cache, to which the blend's sums are added. What a row has met is left
 * out. Immutable and thread-safe; sent to executors, which each make some of the rows. No record: Kryo cannot make
 * records.
 */
public final class TopLists implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BLOCK = 64;
    private static final int TILE = 2_048;

    private final DenseFactors rows;
    private final DenseFactors columns;
    private final BitSet allowed;
    private final SparseMatrix met;
    private final BlendSums sums;

    /**
     * The lists of these factors.
     *
     * @param allowed the columns that may be in a list
     * @param met rows by columns, ascending: what is left out
     * @param sums what the blend adds to the products
     */
    public TopLists(DenseFactors rows, DenseFactors columns, BitSet allowed, SparseMatrix met, BlendSums sums) {
        this.rows = rows;
        this.columns = columns;
        this.allowed = new BitSet();
        allowed.stream().filter(columns::has).forEach(this.allowed::set);
        this.met = met;
        this.sums = sums;
    }

    public int size() {
        return rows.size();
    }

    /**
     * The lists of the rows from one on and before another, best first, of equals the smaller number; empty for those
     * without factors.
     *
     * @param most so many at most
     */
    public SparseMatrix lists(int from, int to, int most) {
        var lists = new SparseMatrix.Builder(columns.size(), (to - from) * most);
        var best = new BestFew[BLOCK];
        Arrays.setAll(best, i -> new BestFew(most));
        var scores = new float[BLOCK * TILE];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            for (int first = 0; first < columns.size(); first += TILE) {
                int width = Math.min(TILE, columns.size() - first);
                multiply(start, count, first, width, scores);
                for (int i = 0; i < count; i++) {
                    if (rows.has(start + i)) {
                        sums.add(start + i, first, width, scores, i * width);
                        leaveOutMet(start + i, first, width, scores, i * width);
                        offer(best[i], first, width, scores, i * width);
                    }
                }
            }
            for (int i = 0; i < count; i++) {
                lists.add(best[i]);
            }
        }
        return lists.build();
    }

    private void offer(BestFew best, int first, int width, float[] scores, int from) {
        for (int i = 0; i < width; i++) {
            if (best.wants(scores[from + i]) && allowed.get(first + i)) {
                best.offer(first + i, scores[from + i]);
            }
        }
    }

    private void leaveOutMet(int row, int first, int width, float[] scores, int from) {
        for (int at = met.firstAtLeast(row, first); at < met.end(row) && met.column(at) < first + width; at++) {
            scores[from + met.column(at) - first] = Float.NaN;
        }
    }

    /** Column-major: scores (width x count) = columns of the tile' (width x rank) * rows of the block (rank x count). */
    private void multiply(int start, int count, int first, int width, float[] scores) {
        int rank = rows.rank();
        LinearAlgebra.blas()
                .sgemm(
                        "T",
                        "N",
                        width,
                        count,
                        rank,
                        1f,
                        columns.values(),
                        first * rank,
                        rank,
                        rows.values(),
                        start * rank,
                        rank,
                        0f,
                        scores,
                        0,
                        width);
    }
}
