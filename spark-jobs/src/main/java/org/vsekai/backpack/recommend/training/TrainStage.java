package org.vsekai.backpack.recommend.training;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.evaluation.Evaluation;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.evaluation.Tally;
import org.vsekai.backpack.recommend.evaluation.TimeSplit;
import org.vsekai.backpack.recommend.factorization.Checkpoints;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Evaluates ALS and its yardstick on a split by time, then fits the factors on everything. Writes {@code evaluations}
 * first and the factors last; what a killed run has written already is not made again.
 */
public final class TrainStage implements Stage {
    private final TrainingSettings settings;

    public TrainStage(TrainingSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(InteractionRow.TABLE, UserIndexRow.TABLE, ItemIndexRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return settings.toString();
    }

    @Override
    public StageResult run(StageContext context) throws IOException {
        var interactions = context.warehouse().read(InteractionRow.TABLE);
        var users = context.warehouse().read(UserIndexRow.TABLE);
        var items = context.warehouse().read(ItemIndexRow.TABLE);
        var training = Training.of(settings, interactions, users, items);
        var tables = new FactorTables(context);
        if (tables.training().filter(training::equals).isPresent() && isEvaluated(context, training)) {
            return new StageResult(0, 0, "the factors are of these interactions already");
        }
        var weighted = Strengths.weighted(
                        interactions, users, items, settings.interactions().weights())
                .persist();
        try (var checkpoints = Checkpoints.in(context.spark(), context.data())) {
            return train(context, training, tables, weighted);
        } finally {
            weighted.unpersist();
        }
    }

    private StageResult train(StageContext context, Training training, FactorTables tables, Dataset<Row> weighted) {
        var split = TimeSplit.of(
                weighted,
                settings.evaluation().split(),
                settings.factorization().seed());
        var kept = split.persist();
        try {
            long testUsers = kept.test().select(Strengths.USER).distinct().count();
            if (testUsers < settings.evaluation().leastUsers()) {
                return new StageResult(weighted.count(), 0, tooFew(testUsers));
            }
            context.progress().says(name(), LinearAlgebra.description());
            if (!isEvaluated(context, training)) {
                evaluate(context, training, kept);
            }
        } finally {
            kept.unpersist();
        }
        return fit(context, training, tables, Strengths.pairs(weighted));
    }

    private void evaluate(StageContext context, Training training, Split split) {
        var popularity = Evaluation.ofPopularity(split);
        var als = Evaluation.ofFactors(
                split,
                Factors.fit(split.train(), settings.factorization()),
                settings.factorization().rank());
        var rows = Stream.of(
                        als.rows(training.id(), Evaluation.ALS), popularity.rows(training.id(), Evaluation.POPULARITY))
                .flatMap(List::stream)
                .toList();
        context.warehouse().merge(EvaluationRow.TABLE, context.warehouse().dataset(EvaluationRow.TABLE, rows));
        context.progress()
                .says(
                        name(),
                        String.format(
                                Locale.ROOT,
                                "NDCG@10 %.4f, popularity %.4f, over %d users",
                                als.metrics().get(Tally.NDCG),
                                popularity.metrics().get(Tally.NDCG),
                                als.users()));
    }

    private StageResult fit(StageContext context, Training training, FactorTables tables, Dataset<Row> pairs) {
        var strengths = pairs.persist();
        try {
            var former = tables.before(training);
            context.progress().says(name(), former.isPresent() ? "from the factors of last night" : "from the start");
            tables.write(training, Factors.fit(strengths, settings.factorization(), former));
            long users = context.warehouse().read(FactorRow.USER_FACTORS).count();
            long items = context.warehouse().read(FactorRow.ITEM_FACTORS).count();
            return new StageResult(
                    strengths.count(),
                    users + items,
                    "factors of " + users + " users and " + items + " items, rank "
                            + settings.factorization().rank());
        } finally {
            strengths.unpersist();
        }
    }

    private String tooFew(long testUsers) {
        return testUsers + " users have enough items to evaluate on and "
                + settings.evaluation().leastUsers() + " are needed: no factors";
    }

    private static boolean isEvaluated(StageContext context, Training training) {
        return !context.warehouse()
                .read(EvaluationRow.TABLE)
                .where(col(EvaluationRow.RELEASE_ID).equalTo(training.id()))
                .isEmpty();
    }
}
