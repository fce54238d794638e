package org.vsekai.backpack.recommend.factorization;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.FactorRow;

/** MLlib's ALS: for explicit feedback, and for factors that do not fit into one machine's memory. */
final class MllibAls {
    private static final long STRENGTHS_PER_BLOCK = 2_500_000;
    private static final int FEWEST_BLOCKS = 2;
    private static final int MOST_BLOCKS = 1_000;
    /** A user's and an item's factor are sent to each block that needs them: fewer blocks send less. */
    private static final String STORED = "MEMORY_AND_DISK";

    private static final int CHECKPOINT_INTERVAL = 5;

    private MllibAls() {}

    /** Fits factors to rows of user, item and strength. The caller has set a checkpoint folder. */
    static Factors fit(Dataset<Row> strengths, FactorizationSettings settings) {
        int blocks = settings.blocks() > 0 ? settings.blocks() : blocks(strengths);
        // The same rows in the same place and order each time: MLlib sums in the order in which it meets them.
        var sorted =
                strengths.repartition(blocks, col(Strengths.USER)).sortWithinPartitions(Strengths.USER, Strengths.ITEM);
        var model = new ALS()
                .setImplicitPrefs(settings.feedback() == Feedback.IMPLICIT)
                .setNonnegative(false)
                .setRank(settings.rank())
                .setMaxIter(settings.iterations())
                .setRegParam(settings.regularisation())
                .setAlpha(settings.alpha())
                .setSeed(settings.seed())
                .setNumBlocks(blocks)
                .setIntermediateStorageLevel(STORED)
                .setFinalStorageLevel(STORED)
                .setCheckpointInterval(CHECKPOINT_INTERVAL)
                .setUserCol(Strengths.USER)
                .setItemCol(Strengths.ITEM)
                .setRatingCol(Strengths.STRENGTH)
                .fit(sorted);
        return new Factors(rows(model.userFactors()), rows(model.itemFactors()));
    }

    /** One per core, and more where a block would be too large for a task. */
    private static int blocks(Dataset<Row> strengths) {
        int cores = strengths.sparkSession().sparkContext().defaultParallelism();
        long bySize = (strengths.count() + STRENGTHS_PER_BLOCK - 1) / STRENGTHS_PER_BLOCK;
        return (int) Math.min(MOST_BLOCKS, Math.max(FEWEST_BLOCKS, Math.max(cores, bySize)));
    }

    private static Dataset<Row> rows(Dataset<Row> factors) {
        return factors.select(
                col("id").cast(DataTypes.IntegerType).as(FactorRow.ID),
                col("features").as(FactorRow.FACTORS));
    }
}
