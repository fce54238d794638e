package org.vsekai.backpack.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.table.Table;

/** Rows of several tables that belong together, such as those of a scene, as one row with a list for each table. */
public final class GroupedRows {
    private GroupedRows() {}

    /** The rows of each key as one list, in no order, in a column with the table's name. */
    public static Dataset<Row> of(Table<?> table, Dataset<Row> rows, String key, String... otherKeys) {
        var all = table.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
        return rows.groupBy(key, otherKeys).agg(collect_list(struct(all)).as(table.name()));
    }

    /** A table's list as records; none where the key had no row. */
    public static <R extends Record> List<R> records(Row group, Table<R> table) {
        int place = group.fieldIndex(table.name());
        return group.isNullAt(place)
                ? List.of()
                : group.<Row>getList(place).stream()
                        .map(row -> SparkRows.record(table, row))
                        .toList();
    }
}
