package org.vsekai.backpack.pipeline;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.ColumnType;
import org.vsekai.backpack.table.ColumnType.ListOf;
import org.vsekai.backpack.table.ColumnType.Scalar;
import org.vsekai.backpack.table.ColumnType.Struct;
import org.vsekai.backpack.table.Table;

/**
 * Between a table's records and Spark's rows. Needs a session with {@code spark.sql.datetime.java8API.enabled}.
 * Stateless and thread-safe.
 */
public final class SparkRows implements Serializable {
    private static final long serialVersionUID = 1L;

    private SparkRows() {}

    /** The table's columns as Spark's schema. */
    public static StructType schema(Table<?> table) {
        return new StructType(
                table.columns().stream().map(SparkRows::topLevelField).toArray(StructField[]::new));
    }

    /** A record as a row with the table's schema. */
    public static <R extends Record> Row row(Table<R> table, R row) {
        return RowFactory.create(toSpark(table.codec().values(row)));
    }

    /** A row that has all the table's columns, in any order, as its record. */
    public static <R extends Record> R record(Table<R> table, Row row) {
        var columns = table.columns();
        var values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(
                    row.get(row.fieldIndex(columns.get(i).name())),
                    columns.get(i).type());
        }
        return table.codec().row(values);
    }

    private static StructField topLevelField(Column column) {
        return DataTypes.createStructField(column.name(), type(column.type()), column.nullable())
                .withComment(column.description());
    }

    /** Delta keeps no constraints inside lists, so nested values are nullable there; the codec refuses nulls. */
    private static DataType type(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof ListOf list) {
            return DataTypes.createArrayType(type(list.element()), true);
        }
        return new StructType(((Struct) type)
                .fields().stream()
                        .map(field -> DataTypes.createStructField(field.name(), type(field.type()), true))
                        .toArray(StructField[]::new));
    }

    private static DataType scalar(Scalar scalar) {
        return switch (scalar) {
            case STRING -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case FLOAT -> DataTypes.FloatType;
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }

    private static @Nullable Object[] toSpark(@Nullable Object[] values) {
        var converted = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            converted[i] = toSpark(values[i]);
        }
        return converted;
    }

    private static @Nullable Object toSpark(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return toSpark(list.toArray());
        }
        if (value instanceof Object[] struct) {
            return RowFactory.create(toSpark(struct));
        }
        return value;
    }

    private static @Nullable Object plain(@Nullable Object value, ColumnType type) {
        if (value == null || type instanceof Scalar) {
            return value;
        }
        if (type instanceof ListOf list) {
            return scala.jdk.javaapi.CollectionConverters.asJava((scala.collection.Seq<?>) value).stream()
                    .map(element -> plain(element, list.element()))
                    .toList();
        }
        var fields = ((Struct) type).fields();
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(((Row) value).get(i), fields.get(i).type());
        }
        return values;
    }
}
