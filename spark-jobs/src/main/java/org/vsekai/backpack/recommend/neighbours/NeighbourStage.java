package org.vsekai.backpack.recommend.neighbours;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.evaluation.SplitKind;
import org.vsekai.backpack.recommend.factorization.Checkpoints;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Sizes;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.recommend.training.TrainingSettings;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Writes what goes with what: {@code item_neighbours} and {@code user_neighbours}, of the newest factors and of the
 * interactions that these were learnt from, and with them the blend that is best on the evaluation's training part. Both
 * commits carry a note of what they were made from; a table that has it is left alone.
 */
public final class NeighbourStage implements Stage {
    private final TrainingSettings training;
    private final NeighbourSettings settings;

    public NeighbourStage(TrainingSettings training, NeighbourSettings settings) {
        this.training = training;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "neighbours";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                InteractionRow.TABLE,
                PrivacyChoiceRow.TABLE,
                ItemRow.TABLE,
                UserIndexRow.TABLE,
                ItemIndexRow.TABLE,
                FactorRow.USER_FACTORS,
                FactorRow.ITEM_FACTORS);
    }

    @Override
    public String parameters(StageContext context) {
        return training + " " + settings;
    }

    @Override
    public StageResult run(StageContext context) throws IOException {
        var trained = new FactorTables(context).training();
        if (trained.isEmpty()) {
            return new StageResult(0, 0, "without factors there are no neighbours");
        }
        var madeFrom = Digest.of(trained.get().note() + " " + settings);
        if (NeighbourNote.read(context)
                .filter(note -> NeighbourNote.isOf(note, trained.get(), madeFrom))
                .isPresent()) {
            return new StageResult(0, 0, "the neighbours are of these factors already");
        }
        var weighted = weighted(context).persist();
        try (var checkpoints = Checkpoints.in(context.spark(), context.data())) {
            var blend = blend(context, weighted);
            return write(context, trained.get(), weighted, NeighbourNote.text(trained.get(), madeFrom, blend), blend);
        } finally {
            weighted.unpersist();
        }
    }

    private Dataset<Row> weighted(StageContext context) {
        var warehouse = context.warehouse();
        return Strengths.weighted(
                Permitted.interactions(warehouse, training.interactions()),
                warehouse.read(UserIndexRow.TABLE),
                warehouse.read(ItemIndexRow.TABLE),
                training.interactions());
    }

    private Blend blend(StageContext context, Dataset<Row> weighted) {
        var fixed = settings.blend().fixed();
        if (fixed.isPresent()) {
            return fixed.get();
        }
        var sizes = Sizes.of(context.warehouse());
        var train = training.split(SplitKind.TIME, weighted).train();
        return new BlendChoice(context, training.factorization(), settings)
                .of(train, StrengthMatrix.of(train, sizes.users(), sizes.items()));
    }

    private StageResult write(StageContext context, Training trained, Dataset<Row> weighted, String note, Blend blend) {
        var sizes = Sizes.of(context.warehouse());
        var pairs = Strengths.supported(Strengths.pairs(weighted), training.interactions());
        var strengths = StrengthMatrix.of(pairs, sizes.users(), sizes.items());
        writeItems(context, trained, strengths, note);
        writeUsers(context, trained, sizes.users(), note);
        long items = context.warehouse().read(NeighbourRow.ITEM_NEIGHBOURS).count();
        long users = context.warehouse().read(NeighbourRow.USER_NEIGHBOURS).count();
        var summary = items + " lists of similar items and " + users + " of similar users; blend: "
                + blend.method().column() + (blend.weight() > 0 ? " * " + blend.weight() : "");
        return new StageResult(strengths.entries(), items + users, summary);
    }

    private void writeItems(StageContext context, Training trained, SparseMatrix strengths, String note) {
        int size = strengths.columns();
        var models = new ItemModels(settings);
        var factors = factors(context, FactorRow.ITEM_FACTORS, trained, size);
        var maker = new ItemNeighbours(models.coOccurrence(strengths), factors, models.ease(strengths), settings);
        try (var blocks = new NeighbourBlocks(context.spark(), size, maker)) {
            new CommitNotes(context).overwrite(NeighbourRow.ITEM_NEIGHBOURS, note, blocks.rows());
        }
    }

    /** Everybody with everybody is the square of the users: with too many there are no rows. */
    private void writeUsers(StageContext context, Training trained, int users, String note) {
        int size = users <= settings.users().mostUsers() ? users : 0;
        var factors = factors(context, FactorRow.USER_FACTORS, trained, users);
        var maker = new UserNeighbours(factors, settings.users().most());
        try (var blocks = new NeighbourBlocks(context.spark(), size, maker)) {
            new CommitNotes(context).overwrite(NeighbourRow.USER_NEIGHBOURS, note, blocks.rows());
        }
    }

    private static FactorSimilarity factors(StageContext context, Table<FactorRow> table, Training trained, int size) {
        int rank = Integer.parseInt(trained.parameters().getOrDefault("rank", ""));
        var factors = DenseFactors.of(context.warehouse().read(table), rank, size);
        return new FactorSimilarity(rank, factors.values());
    }
}
