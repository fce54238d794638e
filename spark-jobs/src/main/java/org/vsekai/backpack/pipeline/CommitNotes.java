package org.vsekai.backpack.pipeline;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.vsekai.backpack.table.Table;

/**
 * A line of text on the commit that wrote a table's rows: what they were made from. By it a stage that is run again
 * knows that its work is done, and later stages where rows come from. Used by one thread at a time.
 */
public final class CommitNotes {
    private static final String NOTE = "spark.databricks.delta.commitInfo.userMetadata";

    private final SparkSession spark;
    private final Warehouse warehouse;

    public CommitNotes(StageContext context) {
        this.spark = context.spark();
        this.warehouse = context.warehouse();
    }

    /** The note on the newest commit that changed the table's rows. */
    public Optional<String> of(Table<?> table) {
        var commits = warehouse.commits(table);
        return Optional.of(commits.note(commits.newestDataVersion())).filter(note -> !note.isEmpty());
    }

    /** Whether the table's rows have this note. */
    public boolean isOn(Table<?> table, String note) {
        return of(table).filter(note::equals).isPresent();
    }

    /**
     * A version of a table.
     *
     * @param note on the commit that wrote its rows
     */
    public record Noted(long version, String note) {}

    /**
     * What the table held, as upkeep left it, before the rows with this note came; what it holds when they have not come.
     * None when no rows with another note were there.
     */
    public Optional<Noted> before(Table<?> table, String note) {
        long version = warehouse.version(table);
        for (var commit : noted(table)) {
            if (!commit.note().equals(note)) {
                return Optional.of(new Noted(version, commit.note()));
            }
            version = commit.version() - 1;
        }
        return Optional.empty();
    }

    /** The commits that have notes, newest first. */
    private List<Noted> noted(Table<?> table) {
        var commits = warehouse.commits(table);
        return commits.newestFirst()
                .mapToObj(version -> new Noted(version, commits.note(version)))
                .filter(commit -> !commit.note().isEmpty())
                .toList();
    }

    /** Puts rows in place of all that were there, with a note, unless they have it already. */
    public void overwrite(Table<?> table, String note, Dataset<Row> rows) {
        if (isOn(table, note)) {
            return;
        }
        spark.conf().set(NOTE, note);
        try {
            warehouse.overwrite(table, rows);
        } finally {
            spark.conf().unset(NOTE);
        }
    }
}
