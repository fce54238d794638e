package org.vsekai.backpack.recommend.release;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.evaluation.Evaluation;
import org.vsekai.backpack.recommend.evaluation.Tally;
import org.vsekai.backpack.recommend.evaluation.TimeSplit;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Table;

/** Gathers from the tables what the gate wants to know. */
public final class Evidence {
    private static final String BROKEN =
            "size(%1$s) <> %2$s OR exists(%1$s, x -> x IS NULL OR isnan(x) OR abs(x) = double('Infinity'))";

    private final Warehouse warehouse;

    Evidence(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Of the factors that the tables hold now. */
    Gate.Findings of(Training training, Optional<ModelReleaseRow> live) {
        var evaluations = warehouse.records(EvaluationRow.TABLE, warehouse.read(EvaluationRow.TABLE));
        var rank = training.parameters().getOrDefault("rank", "");
        return new Gate.Findings(
                metrics(evaluations, training.id(), Evaluation.ALS),
                metrics(evaluations, training.id(), Evaluation.POPULARITY),
                live.map(release -> metrics(evaluations, release.releaseId(), Evaluation.ALS))
                        .map(metrics -> metrics.get(Tally.NDCG)),
                broken(FactorRow.USER_FACTORS, rank) + broken(FactorRow.ITEM_FACTORS, rank));
    }

    private long broken(Table<FactorRow> table, String rank) {
        return warehouse
                .read(table)
                .where(expr(BROKEN.formatted(FactorRow.FACTORS, rank)))
                .count();
    }

    private static Map<String, Double> metrics(List<EvaluationRow> evaluations, String release, String recommender) {
        return evaluations.stream()
                .filter(row -> row.releaseId().equals(release)
                        && row.recommender().equals(recommender)
                        && row.split().equals(TimeSplit.NAME))
                .collect(Collectors.toMap(EvaluationRow::metric, EvaluationRow::value));
    }
}
