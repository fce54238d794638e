package org.vsekai.backpack.recommend.factorization;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.Strengths;

/**
 * Factors that were learnt.
 *
 * @param users rows of {@code user_factors}
 * @param items rows of {@code item_factors}
 */
public record Factors(Dataset<Row> users, Dataset<Row> items) {

    /** A cold fit to rows of user, item and strength. The caller has set a checkpoint folder. */
    public static Factors fit(Dataset<Row> strengths, FactorizationSettings settings) {
        return switch (settings.estimator()) {
            case MLLIB_ALS -> MllibAls.fit(strengths, settings);
            case IMPLICIT_FACTORIZATION -> implicit(settings).fit(strengths).factors();
        };
    }

    /** A fit from the factors of the night before, where there are any and the settings and the estimator let it. */
    public static Factors fit(Dataset<Row> strengths, FactorizationSettings settings, Optional<Factors> former) {
        if (former.isEmpty()
                || settings.warm().iterations() == 0
                || settings.estimator() != FactorizationMethod.IMPLICIT_FACTORIZATION) {
            return fit(strengths, settings);
        }
        return implicit(settings)
                .setMaxIter(settings.warm().iterations())
                .setTol(settings.warm().tolerance())
                .startingFrom(former.get())
                .fit(strengths)
                .factors();
    }

    private static ImplicitFactorization implicit(FactorizationSettings settings) {
        return new ImplicitFactorization()
                .setRank(settings.rank())
                .setMaxIter(settings.iterations())
                .setSteps(settings.steps())
                .setRegParam(settings.regularisation())
                .setRegExponent(settings.regularisationExponent())
                .setAlpha(settings.alpha())
                .setSeed(settings.seed())
                .setNumBlocks(settings.blocks())
                .setUserCol(Strengths.USER)
                .setItemCol(Strengths.ITEM)
                .setRatingCol(Strengths.STRENGTH);
    }
}
