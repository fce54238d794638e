package org.vsekai.backpack.recommend.training;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.SplitKind;
import org.vsekai.backpack.recommend.factorization.Checkpoints;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ParameterTrialRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Evaluates ALS and its yardstick on a split by time, then fits the factors on everything. Writes {@code evaluations}
 * first and the factors last; what a killed run has written already is not made again.
 */
public final class TrainStage implements Stage {
    private final TrainingSettings settings;
    private final ParameterChoice choice;
    private final List<Contender> contenders;

    /**
     * @param choice which of the settings' parameters are taken
     * @param contenders what is measured besides ALS and popularity
     */
    public TrainStage(TrainingSettings settings, ParameterChoice choice, List<Contender> contenders) {
        this.settings = settings;
        this.choice = choice;
        this.contenders = List.copyOf(contenders);
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                InteractionRow.TABLE,
                PrivacyChoiceRow.TABLE,
                ItemRow.TABLE,
                UserIndexRow.TABLE,
                ItemIndexRow.TABLE,
                ParameterTrialRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return settings.toString();
    }

    @Override
    public StageResult run(StageContext context) throws IOException {
        var interactions = Permitted.interactions(context.warehouse(), settings.interactions());
        var users = context.warehouse().read(UserIndexRow.TABLE);
        var items = context.warehouse().read(ItemIndexRow.TABLE);
        var training = Training.of(settings, interactions, users, items);
        var chosen = choice.choose(context, settings, training);
        if (!chosen.equals(settings)) {
            return new TrainStage(chosen, ParameterChoice.CONFIGURED, contenders).run(context);
        }
        var tables = new FactorTables(context);
        if (tables.training().filter(training::equals).isPresent() && isEvaluated(context, training)) {
            return new StageResult(0, 0, "the factors are of these interactions already");
        }
        var weighted = Strengths.weighted(interactions, users, items, settings.interactions())
                .persist();
        try (var checkpoints = Checkpoints.in(context.spark(), context.data())) {
            return train(context, training, tables, weighted);
        } finally {
            weighted.unpersist();
        }
    }

    private StageResult train(StageContext context, Training training, FactorTables tables, Dataset<Row> weighted) {
        var split = settings.split(SplitKind.TIME, weighted).persist();
        try {
            long testUsers = split.test().select(Strengths.USER).distinct().count();
            if (testUsers < settings.evaluation().leastUsers()) {
                return new StageResult(weighted.count(), 0, tooFew(testUsers));
            }
            context.progress().says(name(), LinearAlgebra.description());
            if (!isEvaluated(context, training)) {
                new Contest(context, settings, contenders).hold(training, split, weighted);
            }
        } finally {
            split.unpersist();
        }
        return fit(context, training, tables, Strengths.supported(Strengths.pairs(weighted), settings.interactions()));
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
