package org.vsekai.backpack.factors;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Scores block after block, by falling norm, and stops as soon as no later row can get in (Cauchy-Schwarz: an inner
 * product is at most the product of the norms). Exact: the same answer as scoring every row. Costs at most one pass over
 * the vectors. Stateless and thread-safe.
 */
public final class ExactTopK implements TopK {

    @Override
    public Found search(Vectors vectors, float[] query, int k, BitSet excluded, Metric metric) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        if (vectors.size() > 0 && query.length != vectors.rank()) {
            throw new IllegalArgumentException(
                    "the query has " + query.length + " numbers, the vectors have " + vectors.rank());
        }
        float queryNorm = Vectors.norm(query);
        if (!Float.isFinite(queryNorm)) {
            throw new IllegalArgumentException("the query holds a number that is not finite");
        }
        var heap = new NearestHeap(Math.min(k, Math.max(1, vectors.size())));
        int touched = scan(vectors, query, queryNorm, excluded, metric, heap);
        return new Found(heap.drain(), touched);
    }

    private static int scan(
            Vectors vectors, float[] query, float queryNorm, BitSet excluded, Metric metric, NearestHeap heap) {
        var dots = new float[Vectors.BLOCK];
        for (int block = 0; block < vectors.blockCount(); block++) {
            int first = block * Vectors.BLOCK;
            if (metric.bound(queryNorm, vectors.norm(first)) < heap.threshold()) {
                return first;
            }
            int rows = Math.min(Vectors.BLOCK, vectors.size() - first);
            dots(vectors.block(block), rows, query, dots);
            for (int j = 0; j < rows; j++) {
                float score = metric.score(dots[j], queryNorm, vectors.norm(first + j));
                if (score >= heap.threshold()) {
                    int id = vectors.id(first + j);
                    if (heap.accepts(id, score) && !excluded.get(id)) {
                        heap.add(id, score);
                    }
                }
            }
        }
        return vectors.size();
    }

    /** Four dimensions a pass; the inner loop runs over rows, without a dependency between them. */
    static void dots(float[] block, int rows, float[] query, float[] dots) {
        Arrays.fill(dots, 0, rows, 0f);
        int d = 0;
        for (; d + 4 <= query.length; d += 4) {
            add(block, d * rows, rows, query[d], query[d + 1], query[d + 2], query[d + 3], dots);
        }
        for (; d < query.length; d++) {
            int from = d * rows;
            float q = query[d];
            for (int j = 0; j < rows; j++) {
                dots[j] += q * block[from + j];
            }
        }
    }

    private static void add(float[] block, int from, int rows, float q0, float q1, float q2, float q3, float[] dots) {
        int second = from + rows;
        int third = second + rows;
        int fourth = third + rows;
        for (int j = 0; j < rows; j++) {
            dots[j] += q0 * block[from + j] + q1 * block[second + j] + (q2 * block[third + j] + q3 * block[fourth + j]);
        }
    }
}
