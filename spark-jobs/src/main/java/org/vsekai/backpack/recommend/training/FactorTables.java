package org.vsekai.backpack.recommend.training;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.Table;

/**
 * The two tables of factors. Each commit carries its training as a note, so that a table which has the training's
 * factors already is left alone: a training that was killed between the two tables, run again, makes no more versions
 * than one that was not.
 */
public final class FactorTables {
    private static final String NOTE = "spark.databricks.delta.commitInfo.userMetadata";

    private final StageContext context;

    public FactorTables(StageContext context) {
        this.context = context;
    }

    /** The training that both tables hold, none when they hold none or not the same. */
    public Optional<Training> training() {
        var users = note(FactorRow.USER_FACTORS);
        return users.equals(note(FactorRow.ITEM_FACTORS)) ? users.map(Training::parse) : Optional.empty();
    }

    /**
     * The factors that the tables held before this training wrote any, to start it from: the same when it is run again
     * after a kill. None when the tables did not hold factors of one training, with the same rank.
     */
    public Optional<Factors> before(Training training) {
        var users = last(FactorRow.USER_FACTORS, training);
        var items = last(FactorRow.ITEM_FACTORS, training);
        return users.isPresent() && items.isPresent() && users.get().note().equals(items.get().note())
                ? Optional.of(new Factors(
                        read(FactorRow.USER_FACTORS, users.get()), read(FactorRow.ITEM_FACTORS, items.get())))
                : Optional.empty();
    }

    public void write(Training training, Factors factors) {
        write(FactorRow.USER_FACTORS, training.note(), factors.users());
        write(FactorRow.ITEM_FACTORS, training.note(), factors.items());
    }

    /** Writes one of them, unless it has this note already. */
    public void write(Table<FactorRow> table, String note, Dataset<Row> rows) {
        if (note(table).filter(note::equals).isPresent()) {
            return;
        }
        context.spark().conf().set(NOTE, note);
        try {
            context.warehouse().overwrite(table, rows.orderBy(FactorRow.ID));
        } finally {
            context.spark().conf().unset(NOTE);
        }
    }

    /** A version of a table and the note of the training whose factors it holds. */
    private record Held(long version, String note) {}

    /** What the table held before this training's own commit, as upkeep left it. */
    private Optional<Held> last(Table<FactorRow> table, Training training) {
        long version = context.warehouse().version(table);
        for (var row : commits(table)) {
            var note = row.getString(1);
            if (!note.equals(training.note())) {
                return Optional.of(new Held(version, note))
                        .filter(held -> Training.parse(held.note()).rank().equals(training.rank()));
            }
            version = row.getLong(0) - 1;
        }
        return Optional.empty();
    }

    /** Version and note of the commits that trainings made, newest first. */
    private List<Row> commits(Table<FactorRow> table) {
        return DeltaTable.forPath(context.spark(), context.warehouse().path(table))
                .history()
                .where(col("userMetadata").startsWith(Training.NOTE_START))
                .orderBy(col("version").desc())
                .select("version", "userMetadata")
                .collectAsList();
    }

    private Dataset<Row> read(Table<FactorRow> table, Held held) {
        return context.warehouse().read(table, held.version());
    }

    private Optional<String> note(Table<FactorRow> table) {
        return DeltaTable.forPath(context.spark(), context.warehouse().path(table))
                .history()
                .where(col("version").equalTo(context.warehouse().dataVersion(table)))
                .select("userMetadata")
                .collectAsList()
                .stream()
                .filter(row -> !row.isNullAt(0))
                .map(row -> row.getString(0))
                .findFirst();
    }
}
