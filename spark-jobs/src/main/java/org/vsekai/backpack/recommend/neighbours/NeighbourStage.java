package org.vsekai.backpack.recommend.neighbours;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.recommend.training.Training;
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
 * interactions that these were learnt from. Both commits carry a note of what they were made from; a table that has it
 * is left alone.
 */
public final class NeighbourStage implements Stage {
    private final InteractionSettings interactions;
    private final NeighbourSettings settings;

    public NeighbourStage(InteractionSettings interactions, NeighbourSettings settings) {
        this.interactions = interactions;
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
        return interactions + " " + settings;
    }

    @Override
    public StageResult run(StageContext context) {
        var training = new FactorTables(context).training();
        if (training.isEmpty()) {
            return new StageResult(0, 0, "without factors there are no neighbours");
        }
        var note = "neighbours=" + Digest.of(training.orElseThrow().note() + " " + settings);
        var notes = new CommitNotes(context);
        if (notes.isOn(NeighbourRow.ITEM_NEIGHBOURS, note) && notes.isOn(NeighbourRow.USER_NEIGHBOURS, note)) {
            return new StageResult(0, 0, "the neighbours are of these factors already");
        }
        var strengths = strengths(context);
        writeItems(context, training.orElseThrow(), strengths, note);
        writeUsers(context, training.orElseThrow(), strengths.rows(), note);
        return result(context, strengths.entries());
    }

    private SparseMatrix strengths(StageContext context) {
        var warehouse = context.warehouse();
        var users = warehouse.read(UserIndexRow.TABLE);
        var items = warehouse.read(ItemIndexRow.TABLE);
        var weighted = Strengths.weighted(warehouse.read(InteractionRow.TABLE), users, items, interactions);
        return StrengthMatrix.of(
                Strengths.pairs(weighted), size(users, UserIndexRow.INDEX), size(items, ItemIndexRow.INDEX));
    }

    private void writeItems(StageContext context, Training training, SparseMatrix strengths, String note) {
        int size = strengths.columns();
        var factors = factors(context, FactorRow.ITEM_FACTORS, training, size);
        var maker = new ItemNeighbours(
                CoOccurrence.of(strengths, settings.coOccurrence()), factors, ease(strengths), settings);
        try (var blocks = new NeighbourBlocks(context.spark(), size, maker)) {
            new CommitNotes(context).overwrite(NeighbourRow.ITEM_NEIGHBOURS, note, blocks.rows());
        }
    }

    /** EASE's weights where the catalogue is small enough. */
    private Optional<SparseMatrix> ease(SparseMatrix strengths) {
        int items = strengths.columns();
        return items > 0 && items <= settings.ease().mostItems()
                ? Optional.of(Ease.fit(strengths.ones(), settings.ease().regularisation())
                        .pruned(settings.ease().most()))
                : Optional.empty();
    }

    /** Everybody with everybody is the square of the users: with too many there are no rows. */
    private void writeUsers(StageContext context, Training training, int users, String note) {
        int size = users <= settings.users().mostUsers() ? users : 0;
        var factors = factors(context, FactorRow.USER_FACTORS, training, users);
        var maker = new UserNeighbours(factors, settings.users().most());
        try (var blocks = new NeighbourBlocks(context.spark(), size, maker)) {
            new CommitNotes(context).overwrite(NeighbourRow.USER_NEIGHBOURS, note, blocks.rows());
        }
    }

    private static FactorSimilarity factors(StageContext context, Table<FactorRow> table, Training training, int size) {
        int rank = Integer.parseInt(training.parameters().getOrDefault("rank", ""));
        var factors = DenseFactors.of(context.warehouse().read(table), rank, size);
        return new FactorSimilarity(rank, factors.values());
    }

    private static int size(Dataset<Row> index, String number) {
        return index.agg(coalesce(max(col(number)), lit(-1))).head().getInt(0) + 1;
    }

    private static StageResult result(StageContext context, long strengths) {
        long items = context.warehouse().read(NeighbourRow.ITEM_NEIGHBOURS).count();
        long users = context.warehouse().read(NeighbourRow.USER_NEIGHBOURS).count();
        return new StageResult(
                strengths, items + users, items + " lists of similar items and " + users + " of similar users");
    }
}
