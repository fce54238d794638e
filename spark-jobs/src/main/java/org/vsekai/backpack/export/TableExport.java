package org.vsekai.backpack.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes rows into a folder that is not there yet, which appears whole: a marker {@code _SUCCESS} is written last. */
final class TableExport {
    private TableExport() {}

    /** The formats. */
    enum Format {
        PARQUET,
        CSV
    }

    /**
     * Writes the rows.
     *
     * @throws IllegalArgumentException when the folder exists: nothing is ever overwritten
     */
    static void write(Dataset<Row> rows, Format format, Path folder) {
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(folder + " exists already; name another folder or remove it");
        }
        switch (format) {
            case PARQUET -> rows.write().parquet(folder.toUri().toString());
            case CSV ->
                flat(rows)
                        .write()
                        .option("header", true)
                        .option("escape", "\"")
                        .option("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX")
                        .csv(folder.toUri().toString());
        }
    }

    /** CSV has no lists: they become JSON. */
    private static Dataset<Row> flat(Dataset<Row> rows) {
        return rows.select(
                Stream.of(rows.schema().fields()).map(TableExport::flat).toArray(Column[]::new));
    }

    private static Column flat(StructField field) {
        var column = col(field.name());
        return field.dataType() instanceof ArrayType || field.dataType() instanceof StructType
                ? to_json(column).as(field.name())
                : column;
    }
}
