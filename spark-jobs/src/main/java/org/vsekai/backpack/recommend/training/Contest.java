package org.vsekai.backpack.recommend.training;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.evaluation.Bootstrap;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Evaluation;
import org.vsekai.backpack.recommend.evaluation.EvaluationResult;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.evaluation.Tally;
import org.vsekai.backpack.recommend.evaluation.TrainingPart;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;

/** Measures ALS, popularity as the yardstick, and the contenders on the splits, and writes it down. */
final class Contest {
    private final StageContext context;
    private final TrainingSettings settings;
    private final List<Contender> contenders;
    private final Bootstrap bootstrap;

    Contest(StageContext context, TrainingSettings settings, List<Contender> contenders) {
        this.context = context;
        this.settings = settings;
        this.contenders = contenders;
        this.bootstrap = new Bootstrap(
                settings.evaluation().replicates(), settings.factorization().seed());
    }

    /**
     * Measures on the split by time and, where contenders are there to make something of them, on the others.
     *
     * @param byTime the split by time
     * @param weighted what the other splits are made of
     */
    void hold(Training training, Split byTime, Dataset<Row> weighted) {
        var rows = new ArrayList<EvaluationRow>();
        var users = new ArrayList<EvaluatedUserRow>();
        var results = measure(byTime);
        results.forEach((recommender, result) -> {
            rows.addAll(result.rows(training.id(), recommender, bootstrap));
            users.addAll(result.userRows(training.id(), recommender));
        });
        if (!contenders.isEmpty()) {
            settings.evaluation().kinds().forEach(kind -> {
                var split = settings.split(kind, weighted).persist();
                measure(split).forEach((name, result) -> rows.addAll(result.rows(training.id(), name, bootstrap)));
                split.unpersist();
            });
        }
        var warehouse = context.warehouse();
        // The evaluations last: where they are, so are the users.
        warehouse.merge(EvaluatedUserRow.TABLE, warehouse.dataset(EvaluatedUserRow.TABLE, users));
        warehouse.merge(EvaluationRow.TABLE, warehouse.dataset(EvaluationRow.TABLE, rows));
        results.forEach(this::say);
    }

    private Map<String, EvaluationResult> measure(Split split) {
        if (split.test().isEmpty()) {
            return Map.of();
        }
        int rank = settings.factorization().rank();
        var fitted = Factors.fit(split.train(), settings.factorization());
        var factors = new Factors(fitted.users().persist(), fitted.items().persist());
        try {
            var evaluation = Evaluation.on(split).withKinds(itemKinds()).withFactors(factors, rank);
            var results = new LinkedHashMap<String, EvaluationResult>();
            results.put(Evaluation.ALS, evaluation.factors());
            results.put(Evaluation.POPULARITY, evaluation.popularity());
            var part = new TrainingPart(context, split, factors, rank);
            for (var contender : contenders) {
                results.put(contender.name(), evaluation.of(contender.learn(part)));
            }
            return results;
        } finally {
            factors.users().unpersist();
            factors.items().unpersist();
        }
    }

    private void say(String recommender, EvaluationResult result) {
        var interval = result.interval(bootstrap);
        var line = String.format(
                Locale.ROOT,
                "%s: NDCG@10 %.4f (%.4f to %.4f), coverage@10 %.4f, over %d users",
                recommender,
                result.metrics().get(Tally.NDCG),
                interval.low(),
                interval.high(),
                result.metrics().get(Tally.COVERAGE),
                result.users());
        context.progress().says("train", line);
    }

    private Dataset<Row> itemKinds() {
        var index = context.warehouse().read(ItemIndexRow.TABLE);
        return context.warehouse()
                .read(ItemRow.TABLE)
                .join(index, new String[] {ItemRow.ITEM_ID}, "inner")
                .select(col(ItemIndexRow.INDEX).as(Strengths.ITEM), col(ItemRow.KIND));
    }
}
