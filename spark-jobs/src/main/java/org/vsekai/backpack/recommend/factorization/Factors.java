package org.vsekai.backpack.recommend.factorization;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.FactorRow;

/**
 * What implicit ALS learns (Hu, Koren and Volinsky 2008, with MLlib's conventions).
 *
 * @param users rows of {@code user_factors}
 * @param items rows of {@code item_factors}
 */
public record Factors(Dataset<Row> users, Dataset<Row> items) {
    private static final long STRENGTHS_PER_BLOCK = 50_000;
    private static final int FEWEST_BLOCKS = 2;
    private static final int MOST_BLOCKS = 1_000;

    /** Fits factors to rows of user, item and strength. The caller has set a checkpoint folder. */
    public static Factors fit(Dataset<Row> strengths, FactorizationSettings settings) {
        int blocks = settings.blocks() > 0 ? settings.blocks() : blocks(strengths.count());
        // The same rows in the same place and order each time: MLlib sums in the order in which it meets them.
        var sorted =
                strengths.repartition(blocks, col(Strengths.USER)).sortWithinPartitions(Strengths.USER, Strengths.ITEM);
        var model = new ALS()
                .setImplicitPrefs(true)
                .setRank(settings.rank())
                .setMaxIter(settings.iterations())
                .setRegParam(settings.regularisation())
                .setAlpha(settings.alpha())
                .setSeed(settings.seed())
                .setNumBlocks(blocks)
                .setUserCol(Strengths.USER)
                .setItemCol(Strengths.ITEM)
                .setRatingCol(Strengths.STRENGTH)
                .fit(sorted);
        return new Factors(rows(model.userFactors()), rows(model.itemFactors()));
    }

    static int blocks(long strengths) {
        long blocks = (strengths + STRENGTHS_PER_BLOCK - 1) / STRENGTHS_PER_BLOCK;
        return (int) Math.max(FEWEST_BLOCKS, Math.min(MOST_BLOCKS, blocks));
    }

    private static Dataset<Row> rows(Dataset<Row> factors) {
        return factors.select(
                col("id").cast(DataTypes.IntegerType).as(FactorRow.ID),
                col("features").as(FactorRow.FACTORS));
    }
}
