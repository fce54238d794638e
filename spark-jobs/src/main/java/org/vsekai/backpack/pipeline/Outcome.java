package org.vsekai.backpack.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
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

    /** All of it as one row, as {@link #encoder} has it. */
    public Row row() {
        return RowFactory.create(rows.stream().map(List::toArray).toArray());
    }

    /** For datasets of outcomes with rows for these tables, in this order. */
    public static Encoder<Row> encoder(List<Table<?>> tables) {
        return Encoders.row(new StructType(tables.stream()
                .map(table -> DataTypes.createStructField(
                        table.name(), DataTypes.createArrayType(SparkRows.schema(table), false), false))
                .toArray(StructField[]::new)));
    }

    /** The rows for one of the tables out of many outcomes. */
    public static Dataset<Row> of(Table<?> table, Dataset<Row> outcomes) {
        return outcomes.select(explode(col(table.name())).as("row")).select("row.*");
    }
}
