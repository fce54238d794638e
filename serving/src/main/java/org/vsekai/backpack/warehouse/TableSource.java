package org.vsekai.backpack.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.Table;

/** Where tables are read from. Thread-safe. Everything throws {@link UnreadableTableException}. */
public interface TableSource {

    /** The table's newest version, empty while nobody has written it. */
    OptionalLong latestVersion(Table<?> table);

    /** Hands each row of the table at that version to the reader, in no particular order. */
    <R extends Record> void read(Table<R> table, long version, Consumer<R> reader);

    /** Hands each row of a factor table to the reader without making objects of its numbers. */
    void readFactors(Table<FactorRow> table, long version, FactorReader reader);

    /** All rows of the table at that version. */
    default <R extends Record> List<R> rows(Table<R> table, long version) {
        var rows = new ArrayList<R>();
        read(table, version, rows::add);
        return rows;
    }

    /** All rows of the table as it is now, none while nobody has written it. */
    default <R extends Record> List<R> newestRows(Table<R> table) {
        var version = latestVersion(table);
        return version.isPresent() ? rows(table, version.getAsLong()) : List.of();
    }

    /** Takes one vector at a time. */
    interface FactorReader {
        /**
         * The next row.
         *
         * @param vector the row's numbers; the array is used again for the next row
         */
        void accept(int id, float[] vector);
    }
}
