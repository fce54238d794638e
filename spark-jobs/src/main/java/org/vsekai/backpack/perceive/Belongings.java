package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.Table;

/**
 * Rows of a table that a task needs of the things that it looks at.
 *
 * @param idColumn the column that says whose a row is
 * @param which of the rows are needed
 * @param order in which they come
 */
record Belongings(Table<?> table, String idColumn, Column which, List<Column> order) {
    static Belongings all(Table<?> table, String idColumn) {
        return new Belongings(table, idColumn, functions.lit(true), List.of());
    }

    /** The rows of some things, as they stand in the table. */
    Map<String, List<Row>> of(Warehouse warehouse, Dataset<Row> ids) {
        var columns = table.columns().stream()
                .map(column -> functions.col(column.name()))
                .toArray(Column[]::new);
        var rows = warehouse
                .read(table)
                .where(which)
                .join(
                        functions.broadcast(
                                ids.select(functions.col(Subjects.ID).as(idColumn))),
                        new String[] {idColumn},
                        "left_semi")
                .select(columns)
                .orderBy(order.toArray(Column[]::new));
        var byId = new HashMap<String, List<Row>>();
        for (var row : rows.collectAsList()) {
            byId.computeIfAbsent(row.getAs(idColumn), id -> new ArrayList<>()).add(row);
        }
        return byId;
    }

    /** Those of one thing, out of the row of {@link Subjects}, inside a Spark task. */
    static <R extends Record> List<R> records(Row subject, int place, Table<R> table) {
        return subject.<Row>getList(Subjects.FIRST_BELONGINGS + place).stream()
                .map(row -> SparkRows.record(table, row))
                .toList();
    }
}
