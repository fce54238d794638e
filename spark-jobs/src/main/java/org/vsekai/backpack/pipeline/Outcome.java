package org.vsekai.backpack.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.vsekai.backpack.table.Table;

/**
 * What became of one thing, a document or a frame: rows for several tables at once, carried through Spark as one row
 * with a list for each table, so that the thing is looked at once however many tables it fills. Used by one thread.
 */
public final class Outcome {
    private final List<Table<?>> tables;
    private final List<List<Row>> rows;

    /** An empty outcome for these tables. */
    public Outcome(List<Table<?>> tables) {
        this.tables = tables;
        this.rows =
                tables.stream().map(table -> (List<Row>) new ArrayList<Row>()).toList();
    }

    public <R extends Record> Outcome add(Table<R> table, R row) {
        rows.get(tables.indexOf(table)).add(SparkRows.row(table, row));
        return this;
    }

    public <R extends Record> Outcome addAll(Table<R> table, List<R> all) {
        all.forEach(row -> add(table, row));
        return this;
    }

    /** How many rows it has for a table. */
    public long count(Table<?> table) {
        return rows.get(tables.indexOf(table)).size();
    }

    /** How many rows it has. */
    public long count() {
        return rows.stream().mapToLong(List::size).sum();
    }

    /** All of it as one row, with an array of rows for each table, as {@link Outcomes} take it. */
    public Row row() {
        return RowFactory.create(rows.stream().map(List::toArray).toArray());
    }
}
