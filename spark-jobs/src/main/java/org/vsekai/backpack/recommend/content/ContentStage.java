package org.vsekai.backpack.recommend.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Predicts factors of the items and users that have none: items from what they hold, users from what they made. The
 * regression is learnt from those that have factors of the newest training.
 */
public final class ContentStage implements Stage {
    private final ContentSettings settings;

    public ContentStage(ContentSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "content";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                FactorRow.USER_FACTORS,
                FactorRow.ITEM_FACTORS,
                UserIndexRow.TABLE,
                ItemIndexRow.TABLE,
                ItemRow.TABLE,
                ItemFeatureRow.TABLE,
                EmbeddingRow.TABLE,
                FrameRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return settings.toString();
    }

    @Override
    public StageResult run(StageContext context) {
        var training = new FactorTables(context).training();
        if (training.isEmpty()) {
            return new StageResult(0, 0, "without factors there is nothing to learn from");
        }
        var note = note(context);
        var notes = new CommitNotes(context);
        if (notes.isOn(FactorRow.PREDICTED_ITEM_FACTORS, note) && notes.isOn(FactorRow.PREDICTED_USER_FACTORS, note)) {
            return new StageResult(0, 0, "the predictions are of these factors already");
        }
        int rank = Integer.parseInt(training.get().parameters().getOrDefault("rank", ""));
        var content = new Content(context.warehouse(), settings);
        var items = content.ofItems();
        long coldItems = write(context, FactorRow.ITEM_FACTORS, FactorRow.PREDICTED_ITEM_FACTORS, items, rank, note);
        long coldUsers = write(
                context,
                FactorRow.USER_FACTORS,
                FactorRow.PREDICTED_USER_FACTORS,
                content.ofCreators(items),
                rank,
                note);
        return new StageResult(
                items.rows(),
                coldItems + coldUsers,
                "factors predicted of " + coldItems + " items and " + coldUsers + " users, by " + items.columns()
                        + " features");
    }

    private String note(StageContext context) {
        var versions = inputs().stream()
                .map(table -> table.name() + "@" + context.warehouse().dataVersion(table))
                .collect(Collectors.joining(" "));
        return "content=" + Digest.of(versions + " " + settings);
    }

    private long write(
            StageContext context,
            Table<FactorRow> known,
            Table<FactorRow> predicted,
            SparseMatrix features,
            int rank,
            String note) {
        var learnt = DenseFactors.of(context.warehouse().read(known), rank, features.rows());
        var prediction = Prediction.of(features, learnt, settings.leastExamples());
        var rows = new ArrayList<Row>();
        for (int number = 0; number < features.rows(); number++) {
            if (prediction.has(number) && !learnt.has(number)) {
                rows.add(row(prediction, number));
            }
        }
        new CommitNotes(context).overwrite(predicted, note, dataset(context, predicted, rows));
        return rows.size();
    }

    private static Dataset<Row> dataset(StageContext context, Table<FactorRow> table, List<Row> rows) {
        return context.spark().createDataFrame(rows, SparkRows.schema(table));
    }

    private static Row row(DenseFactors factors, int number) {
        var values = new Float[factors.rank()];
        for (int k = 0; k < values.length; k++) {
            values[k] = factors.values()[number * values.length + k];
        }
        return RowFactory.create(number, values);
    }
}
