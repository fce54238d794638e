package org.vsekai.backpack.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.Table;

/**
 * What became of one document: rows for several tables at once, carried through Spark as one row with a list for each
 * table, so that a document is read once however many tables it fills.
 */
final class Outcome implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Table<?>> tables;
    private final List<List<Row>> rows;

    Outcome(List<Table<?>> tables) {
        this.tables = tables;
        this.rows =
                tables.stream().map(table -> (List<Row>) new ArrayList<Row>()).toList();
    }

    <R extends Record> Outcome add(Table<R> table, R row) {
        rows.get(tables.indexOf(table)).add(SparkRows.row(table, row));
        return this;
    }

    <R extends Record> Outcome addAll(Table<R> table, List<R> all) {
        all.forEach(row -> add(table, row));
        return this;
    }

    Row row() {
        return RowFactory.create(rows.stream().map(List::toArray).toArray());
    }

    static StructType schema(List<Table<?>> tables) {
        return new StructType(tables.stream()
                .map(table -> DataTypes.createStructField(
                        table.name(), DataTypes.createArrayType(SparkRows.schema(table), false), false))
                .toArray(StructField[]::new));
    }

    /** The rows for one of the tables out of many outcomes. */
    static Dataset<Row> of(Table<?> table, Dataset<Row> outcomes) {
        return outcomes.select(explode(col(table.name())).as("row")).select("row.*");
    }

    static List<Table<?>> tables(Table<?>... tables) {
        return Stream.of(tables).toList();
    }

    @Override
    public String toString() {
        return Arrays.toString(rows.stream().map(List::size).toArray());
    }
}
