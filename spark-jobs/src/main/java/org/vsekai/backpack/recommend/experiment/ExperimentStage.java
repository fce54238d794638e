package org.vsekai.backpack.recommend.experiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.evaluation.Bootstrap;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.ExperimentMetricRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * What the users of each variant did: means over those who did something since the newest release that the experiment
 * names was made, before which it cannot have begun. Impressions are nothing that a user does. Users and items that may
 * not be learnt from are left out.
 */
public final class ExperimentStage implements Stage {
    private static final List<String> METRICS = List.of("interactions", "strength", "bagged");
    private static final int REPLICATES = 1_000;
    private static final long SEED = 1;

    private final Experiment experiment;
    private final InteractionSettings settings;

    public ExperimentStage(Experiment experiment, InteractionSettings settings) {
        this.experiment = experiment;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "experiment";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                InteractionRow.TABLE, UserIndexRow.TABLE, ItemRow.TABLE, PrivacyChoiceRow.TABLE, ModelReleaseRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return experiment + " " + settings;
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var users = perUser(warehouse).collectAsList();
        var rows = experiment.variants().stream()
                .flatMap(variant -> metrics(
                        variant,
                        users.stream()
                                .filter(user ->
                                        experiment.variant(user.getString(0)).equals(variant))
                                .toList()))
                .toList();
        long changed = warehouse.merge(ExperimentMetricRow.TABLE, warehouse.dataset(ExperimentMetricRow.TABLE, rows));
        return new StageResult(
                users.size(), changed, "experiment " + experiment.name() + " over " + users.size() + " users");
    }

    /** Of each user: id, dense number, and the metrics in their order. */
    private Dataset<Row> perUser(Warehouse warehouse) {
        var did = Permitted.interactions(warehouse, settings)
                .where(col(InteractionRow.OCCURRED_AT)
                        .geq(lit(begin(warehouse)))
                        .and(col(InteractionRow.KIND).notEqual(Names.lowerCase(InteractionKind.IMPRESSION))));
        var bagged = when(col(InteractionRow.KIND).equalTo(Names.lowerCase(InteractionKind.BAG)), 1.0)
                .otherwise(0.0);
        return did.groupBy(InteractionRow.USER_ID)
                .agg(
                        count(lit(1)).cast("double").as(METRICS.get(0)),
                        sum(col(InteractionRow.STRENGTH).multiply(Strengths.weight(settings.weights())))
                                .as(METRICS.get(1)),
                        sum(bagged).as(METRICS.get(2)))
                .join(warehouse.read(UserIndexRow.TABLE), new String[] {InteractionRow.USER_ID}, "inner")
                .select(
                        col(InteractionRow.USER_ID),
                        col(UserIndexRow.INDEX),
                        col(METRICS.get(0)),
                        col(METRICS.get(1)),
                        col(METRICS.get(2)))
                .orderBy(UserIndexRow.INDEX);
    }

    private Instant begin(Warehouse warehouse) {
        var named =
                experiment.variants().stream().map(Experiment.Variant::release).toList();
        return warehouse.records(ModelReleaseRow.TABLE, warehouse.read(ModelReleaseRow.TABLE)).stream()
                .filter(release -> named.contains(release.releaseId()))
                .map(ModelReleaseRow::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private Stream<ExperimentMetricRow> metrics(Experiment.Variant variant, List<Row> users) {
        if (users.isEmpty()) {
            return Stream.empty();
        }
        var numbers = users.stream().mapToInt(user -> user.getInt(1)).toArray();
        var columns = IntStream.range(0, METRICS.size())
                .mapToObj(metric -> users.stream()
                        .mapToDouble(user -> user.getDouble(metric + 2))
                        .toArray())
                .toArray(double[][]::new);
        var intervals = new Bootstrap(REPLICATES, SEED).of(numbers, columns);
        return IntStream.range(0, METRICS.size())
                .mapToObj(metric -> new ExperimentMetricRow(
                        experiment.name(),
                        variant.name(),
                        METRICS.get(metric),
                        Arrays.stream(columns[metric]).average().orElseThrow(),
                        intervals[metric].low(),
                        intervals[metric].high(),
                        users.size()));
    }
}
