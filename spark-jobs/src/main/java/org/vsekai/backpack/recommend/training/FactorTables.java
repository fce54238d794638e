package org.vsekai.backpack.recommend.training;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.Table;

/**
 * The two tables of factors. Each commit carries its training as a note, so that a table which has the training's
 * factors already is left alone: a training that was killed between the two tables, run again, makes no more versions
 * than one that was not.
 */
public final class FactorTables {
    private final Warehouse warehouse;
    private final CommitNotes notes;

    public FactorTables(StageContext context) {
        this.warehouse = context.warehouse();
        this.notes = new CommitNotes(context);
    }

    /** The training that both tables hold, none when they hold none or not the same. */
    public Optional<Training> training() {
        var users = notes.of(FactorRow.USER_FACTORS);
        return users.equals(notes.of(FactorRow.ITEM_FACTORS)) ? users.map(Training::parse) : Optional.empty();
    }

    /**
     * The factors that the tables held before this training wrote any, to start it from: the same when it is run again
     * after a kill. None when the tables did not hold factors of one training, with the same rank.
     */
    public Optional<Factors> before(Training training) {
        var users = before(FactorRow.USER_FACTORS, training);
        var items = before(FactorRow.ITEM_FACTORS, training);
        return users.isPresent()
                        && items.isPresent()
                        && users.get().note().equals(items.get().note())
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
        notes.overwrite(table, note, rows.orderBy(FactorRow.ID));
    }

    private Optional<CommitNotes.Noted> before(Table<FactorRow> table, Training training) {
        return notes.before(table, training.note())
                .filter(noted -> Training.parse(noted.note()).rank().equals(training.rank()));
    }

    private Dataset<Row> read(Table<FactorRow> table, CommitNotes.Noted noted) {
        return warehouse.read(table, noted.version());
    }
}
