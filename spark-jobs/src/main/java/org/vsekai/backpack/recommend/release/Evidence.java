package org.vsekai.backpack.recommend.release;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.evaluation.Bootstrap;
import org.vsekai.backpack.recommend.evaluation.Evaluation;
import org.vsekai.backpack.recommend.evaluation.Tally;
import org.vsekai.backpack.recommend.evaluation.TimeSplit;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Table;

/** Gathers from the tables what the gate wants to know of the factors that they hold now. */
public final class Evidence {
    private static final String BROKEN =
            "size(%1$s) <> %2$s OR exists(%1$s, x -> x IS NULL OR isnan(x) OR abs(x) = double('Infinity'))";
    private static final String LENGTH = "sqrt(aggregate(%s, double(0), (sum, x) -> sum + x * x))";
    private static final int FEWEST_PAIRED = 20;
    private static final int REPLICATES = 1_000;
    private static final long SEED = 1;

    private final Warehouse warehouse;

    Evidence(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    Gate.Findings of(Training training, Optional<ModelReleaseRow> live) {
        var rank = training.parameters().getOrDefault("rank", "");
        return new Gate.Findings(
                metrics(training.id(), Evaluation.ALS),
                metrics(training.id(), Evaluation.POPULARITY),
                broken(FactorRow.USER_FACTORS, rank) + broken(FactorRow.ITEM_FACTORS, rank),
                live.flatMap(release -> ReleaseFactors.of(release)
                        .filter(factors -> !factors.tables().isEmpty())
                        .map(factors -> comparison(training, release, factors))));
    }

    private Comparison comparison(Training training, ModelReleaseRow live, ReleaseFactors factors) {
        double ndcg = metrics(live.releaseId(), Evaluation.ALS).getOrDefault(Tally.NDCG, Double.NaN);
        var drift = new DriftMeasure(
                        warehouse.read(FactorRow.USER_FACTORS),
                        warehouse.read(FactorRow.ITEM_FACTORS),
                        at(live, FactorRow.USER_FACTORS),
                        at(live, FactorRow.ITEM_FACTORS))
                .measure();
        double length = length(warehouse.read(FactorRow.USER_FACTORS)) * length(warehouse.read(FactorRow.ITEM_FACTORS));
        double liveLength = length(at(live, FactorRow.USER_FACTORS)) * length(at(live, FactorRow.ITEM_FACTORS));
        return new Comparison(ndcg, paired(training.id(), factors.training()), length / liveLength, drift);
    }

    private Optional<Comparison.Paired> paired(String training, String former) {
        var differences = users(training)
                .join(
                        users(former).withColumnRenamed(EvaluatedUserRow.NDCG, "former"),
                        new String[] {EvaluatedUserRow.USER},
                        "inner")
                .orderBy(EvaluatedUserRow.USER)
                .select(col(EvaluatedUserRow.USER), col(EvaluatedUserRow.NDCG).minus(col("former")))
                .collectAsList();
        if (differences.size() < FEWEST_PAIRED) {
            return Optional.empty();
        }
        var users = differences.stream().mapToInt(row -> row.getInt(0)).toArray();
        var values = differences.stream().mapToDouble(row -> row.getDouble(1)).toArray();
        var interval = new Bootstrap(REPLICATES, SEED).of(users, values);
        double mean = Arrays.stream(values).average().orElseThrow();
        return Optional.of(new Comparison.Paired(users.length, mean, interval.low(), interval.high()));
    }

    private Dataset<Row> users(String training) {
        return warehouse
                .read(EvaluatedUserRow.TABLE)
                .where(col(EvaluatedUserRow.RELEASE_ID)
                        .equalTo(training)
                        .and(col(EvaluatedUserRow.RECOMMENDER).equalTo(Evaluation.ALS))
                        .and(col(EvaluatedUserRow.SPLIT).equalTo(TimeSplit.NAME)))
                .select(EvaluatedUserRow.USER, EvaluatedUserRow.NDCG);
    }

    private Dataset<Row> at(ModelReleaseRow release, Table<FactorRow> table) {
        return warehouse.read(table, ReleaseHistory.version(release, table).orElseThrow());
    }

    private static double length(Dataset<Row> factors) {
        var mean = factors.agg(avg(expr(LENGTH.formatted(FactorRow.FACTORS)))).head();
        return mean.isNullAt(0) ? Double.NaN : mean.getDouble(0);
    }

    private long broken(Table<FactorRow> table, String rank) {
        return warehouse
                .read(table)
                .where(expr(BROKEN.formatted(FactorRow.FACTORS, rank)))
                .count();
    }

    private Map<String, Double> metrics(String release, String recommender) {
        var rows = warehouse
                .read(EvaluationRow.TABLE)
                .where(col(EvaluationRow.RELEASE_ID)
                        .equalTo(release)
                        .and(col(EvaluationRow.RECOMMENDER).equalTo(recommender))
                        .and(col(EvaluationRow.SPLIT).equalTo(TimeSplit.NAME))
                        .and(col(EvaluationRow.SEGMENT).equalTo(Tally.ALL)));
        return warehouse.records(EvaluationRow.TABLE, rows).stream()
                .collect(Collectors.toMap(EvaluationRow::metric, EvaluationRow::value));
    }
}
