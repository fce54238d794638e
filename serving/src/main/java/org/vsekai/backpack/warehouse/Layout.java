package org.vsekai.backpack.warehouse;

import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructType;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.Table;

/**
 * Where our columns are in a table's files. An earlier version of Backpack wrote fewer: its rows have what those columns
 * mean for them, until the night gives them to the table.
 *
 * @param place the version, for messages
 * @param schema the table's own types, of the columns that it has, in the order of ours
 * @param positions of our columns in that schema, -1 where the table has none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Layout(Table<?> table, String place, StructType schema, int[] positions) {

    /**
     * Holds a table's schema to our columns.
     *
     * @throws UnreadableTableException when a column is of another type, or lacks and nobody can say what it would be
     */
    static Layout of(Table<?> table, String place, StructType present) {
        var schema = new StructType();
        var positions = new int[table.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            var column = table.columns().get(i);
            int position = present.indexOf(column.name());
            positions[i] = position < 0 ? lacking(table, place, column) : schema.length();
            if (position >= 0) {
                var field = present.at(position);
                if (!CellReader.matches(field.getDataType(), column.type())) {
                    throw UnreadableTableException.otherType(
                            table,
                            place,
                            column.name(),
                            String.valueOf(field.getDataType()),
                            column.type().display());
                }
                schema = schema.add(field);
            }
        }
        return new Layout(table, place, schema, positions);
    }

    private static int lacking(Table<?> table, String place, Column column) {
        if (!column.canBeGained() || table.key().contains(column.name())) {
            throw UnreadableTableException.lacksColumn(table, place, column.name());
        }
        return -1;
    }

    /** A row's plain values by position of our columns. */
    @Nullable
    Object[] values(ColumnarBatch data, int row) {
        var values = new @Nullable Object[positions.length];
        for (int i = 0; i < values.length; i++) {
            var column = table.columns().get(i);
            values[i] = positions[i] < 0
                    ? column.formerly().orElse(null)
                    : CellReader.value(data.getColumnVector(positions[i]), column.type(), row);
        }
        return values;
    }

    /**
     * For readers that take vectors by our positions.
     *
     * @throws UnreadableTableException when the table lacks a column
     */
    void requireAll() {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0) {
                throw UnreadableTableException.lacksColumn(
                        table, place, table.columns().get(i).name());
            }
        }
    }
}
