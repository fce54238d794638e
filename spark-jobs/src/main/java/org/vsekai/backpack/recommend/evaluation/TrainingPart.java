package org.vsekai.backpack.recommend.evaluation;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.Sizes;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * What a contender may learn from: a split's training part and ALS's factors of it. What several contenders need is read
 * for the first and kept for the others. For one thread.
 */
public final class TrainingPart {
    private final StageContext context;
    private final Split split;
    private final Factors factors;
    private final int rank;
    private @Nullable Sizes sizes;
    private @Nullable SparseMatrix liked;
    private @Nullable DenseFactors itemFactors;
    private @Nullable BitSet candidates;

    /**
     * @param factors fitted to the split's training part
     * @param rank their length
     */
    public TrainingPart(StageContext context, Split split, Factors factors, int rank) {
        this.context = context;
        this.split = split;
        this.factors = factors;
        this.rank = rank;
    }

    public StageContext context() {
        return context;
    }

    /** Its training part may be learnt from; what it holds out may not. */
    public Split split() {
        return split;
    }

    /** Users by items, what is liked. */
    public SparseMatrix liked() {
        if (liked == null) {
            liked = StrengthMatrix.of(split.train(), sizes().users(), sizes().items());
        }
        return liked;
    }

    /** ALS's factors of all items. */
    public DenseFactors itemFactors() {
        if (itemFactors == null) {
            itemFactors = DenseFactors.of(factors.items(), rank, sizes().items());
        }
        return itemFactors;
    }

    /** The items that may be recommended. */
    public BitSet candidates() {
        if (candidates == null) {
            var read = new BitSet();
            split.candidates().collectAsList().forEach(row -> read.set(row.getInt(0)));
            candidates = read;
        }
        return candidates;
    }

    private Sizes sizes() {
        if (sizes == null) {
            sizes = Sizes.of(context.warehouse());
        }
        return sizes;
    }
}
