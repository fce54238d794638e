package org.vsekai.backpack.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.ColumnType;
import org.vsekai.backpack.table.Table;

/**
 * What a table of an earlier version lacks.
 *
 * @param lacking columns that it has to gain, in the record's order
 */
record TableUpgrade(Table<?> table, List<Column> lacking) {

    /**
     * Holds a table to its record.
     *
     * @param present the table's schema
     * @throws OtherSchemaException when a column is of another type, unknown, or cannot be gained
     */
    static TableUpgrade of(Table<?> table, StructType present) {
        var wanted = SparkRows.schema(table);
        for (var field : present.fields()) {
            if (Stream.of(wanted.fieldNames()).noneMatch(field.name()::equals)) {
                throw OtherSchemaException.unknownColumn(table, field.name(), type(field));
            }
        }
        var lacking = new ArrayList<Column>();
        for (var column : table.columns()) {
            var field = wanted.apply(column.name());
            var found = Stream.of(present.fields())
                    .filter(other -> other.name().equals(column.name()))
                    .findFirst();
            if (found.isEmpty()) {
                requireGain(table, column, field);
                lacking.add(column);
            } else if (!type(found.get()).equals(type(field))) {
                throw OtherSchemaException.otherType(table, column, type(found.get()), type(field));
            }
        }
        return new TableUpgrade(table, List.copyOf(lacking));
    }

    /**
     * A part of the key that old rows lack says nothing of them, unless somebody wrote down what: then they were told apart
     * without it.
     */
    private static void requireGain(Table<?> table, Column column, StructField field) {
        boolean isSaid =
                column.type() == ColumnType.Scalar.STRING && column.formerly().isPresent();
        if (!column.canBeGained() || (table.key().contains(column.name()) && !isSaid)) {
            throw OtherSchemaException.cannotGain(table, column, type(field));
        }
    }

    boolean isNeeded() {
        return !lacking.isEmpty();
    }

    /** Whether the rows have to be written anew: a null in a new column says what they mean. */
    boolean touchesRows() {
        return lacking.stream().anyMatch(column -> column.formerly().isPresent());
    }

    /** The new columns as they stand in ALTER TABLE. */
    String definitions() {
        return lacking.stream()
                .map(column -> SparkRows.schema(table).apply(column.name()).toDDL())
                .collect(Collectors.joining(", "));
    }

    /** Old rows with the new columns, at their end. */
    Dataset<Row> complete(Dataset<Row> rows) {
        var completed = rows;
        for (var column : lacking) {
            var field = SparkRows.schema(table).apply(column.name());
            var comment = new MetadataBuilder()
                    .putString("comment", column.description())
                    .build();
            completed = completed.withColumn(
                    column.name(),
                    value(column.formerly()).cast(field.dataType()).as(column.name(), comment));
        }
        return completed;
    }

    private static org.apache.spark.sql.Column value(Optional<Object> formerly) {
        if (formerly.isEmpty()) {
            return functions.lit(null);
        }
        return formerly.get() instanceof List<?> ? functions.array() : functions.lit(formerly.get());
    }

    String sentence() {
        return "table " + table + " of an earlier version gains "
                + lacking.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Null or not is left aside: Delta cannot make a column of rows that are there strict, and the codec is. */
    private static String type(StructField field) {
        return field.dataType().catalogString();
    }
}
