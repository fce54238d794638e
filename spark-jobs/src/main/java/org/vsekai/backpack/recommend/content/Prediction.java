package org.vsekai.backpack.recommend.content;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** Factors predicted from features. */
final class Prediction {
    private Prediction() {}

    /**
     * Factors of all that have features, learnt from those that have both; of nobody with too few of these.
     *
     * @param leastExamples to learn from
     */
    static DenseFactors of(SparseMatrix features, DenseFactors learnt, int leastExamples) {
        int rank = learnt.rank();
        var examples = IntStream.range(0, features.rows())
                .filter(number -> has(features, number) && learnt.has(number))
                .toArray();
        var known = new BitSet();
        var values = new float[Math.multiplyExact(rank, features.rows())];
        if (examples.length >= leastExamples) {
            var ridge = Ridge.fit(features, learnt, examples);
            for (int number = 0; number < features.rows(); number++) {
                if (has(features, number)) {
                    ridge.predict(features, number, values, number * rank);
                    known.set(number);
                }
            }
        }
        return new DenseFactors(rank, values, known);
    }

    private static boolean has(SparseMatrix features, int number) {
        return features.end(number) > features.start(number);
    }
}
