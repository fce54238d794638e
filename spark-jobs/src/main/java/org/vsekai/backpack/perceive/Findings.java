package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

/** What looking at one frame gave, as one row with a list for each table: a frame is looked at once for all tables. */
final class Findings {
    private static final List<Table<?>> TABLES =
            List.of(DetectionRow.TABLE, EmbeddingRow.TABLE, InferenceRow.TABLE, RejectRow.TABLE);

    private Findings() {}

    static Row seen(List<DetectionRow> detections, EmbeddingRow embedding, InferenceRow inference) {
        return RowFactory.create(
                rows(DetectionRow.TABLE, detections),
                rows(EmbeddingRow.TABLE, List.of(embedding)),
                rows(InferenceRow.TABLE, List.of(inference)),
                rows(RejectRow.TABLE, List.of()));
    }

    static Row refused(RejectRow reject) {
        return RowFactory.create(
                rows(DetectionRow.TABLE, List.of()),
                rows(EmbeddingRow.TABLE, List.of()),
                rows(InferenceRow.TABLE, List.of()),
                rows(RejectRow.TABLE, List.of(reject)));
    }

    static Encoder<Row> encoder() {
        return Encoders.row(new StructType(TABLES.stream()
                .map(table -> DataTypes.createStructField(
                        table.name(), DataTypes.createArrayType(SparkRows.schema(table), false), false))
                .toArray(StructField[]::new)));
    }

    /** The rows for one of the tables. */
    static Dataset<Row> of(Table<?> table, Dataset<Row> findings) {
        return findings.select(explode(col(table.name())).as("row")).select("row.*");
    }

    private static <R extends Record> Object rows(Table<R> table, List<R> rows) {
        return rows.stream().map(row -> SparkRows.row(table, row)).toArray();
    }
}
