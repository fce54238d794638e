package org.vsekai.backpack.pipeline;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.vsekai.backpack.table.Table;

/**
 * What became of many things, documents or frames: each is looked at once, and kept until this is closed, however many tables
 * it fills. They are kept as objects, and each table's rows are put in Spark's own form when that table is written: one form
 * for all tables at once is slow to make. Used by one thread at a time.
 */
public final class Outcomes implements AutoCloseable {
    private final SparkSession spark;
    private final List<Table<?>> tables;
    private final JavaRDD<Row> outcomes;

    /** Of each table the rows, last the things; empty until somebody asks. */
    private long[] counts = {};

    /** Puts rows into a table. */
    public interface Writer {
        /**
         * Writes them.
         *
         * @return rows written
         */
        long write(Table<?> table, Dataset<Row> rows);
    }

    private Outcomes(SparkSession spark, List<Table<?>> tables, JavaRDD<Row> outcomes) {
        this.spark = spark;
        this.tables = tables;
        this.outcomes = outcomes;
    }

    /**
     * Looks at things when it is first asked for rows.
     *
     * @param tables that an outcome has rows for
     * @param look makes of things, part by part, {@link Outcome#row}s for these tables
     */
    public static Outcomes of(List<Table<?>> tables, Dataset<Row> things, MapPartitionsFunction<Row, Row> look) {
        var outcomes = things.toJavaRDD().mapPartitions(look::call);
        return new Outcomes(things.sparkSession(), tables, outcomes.persist(StorageLevel.MEMORY_AND_DISK()));
    }

    /** How many things were looked at. */
    public long count() {
        return counts()[tables.size()];
    }

    /** How many rows there are for one of the tables. */
    public long count(Table<?> table) {
        return counts()[tables.indexOf(table)];
    }

    private long[] counts() {
        if (counts.length == 0) {
            counts = outcomes.aggregate(new long[tables.size() + 1], Outcomes::counted, Outcomes::sum);
        }
        return counts;
    }

    private static long[] counted(long[] counts, Row outcome) {
        int last = counts.length - 1;
        for (int place = 0; place < last; place++) {
            counts[place] += outcome.<Object[]>getAs(place).length;
        }
        counts[last]++;
        return counts;
    }

    private static long[] sum(long[] some, long[] others) {
        Arrays.setAll(some, place -> some[place] + others[place]);
        return some;
    }

    /**
     * Writes some of the tables at once: most of what a small commit takes is waiting. Which is written first is left open, and one
     * without rows is left alone.
     *
     * @return rows written
     */
    public long write(List<? extends Table<?>> some, Writer writer) {
        var filled = some.stream().filter(table -> count(table) > 0).toList();
        return AtOnce.map(filled, table -> writer.write(table, rows(table))).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The rows for one of the tables. */
    public Dataset<Row> rows(Table<?> table) {
        int place = tables.indexOf(table);
        var rows = outcomes.flatMap(outcome -> of(outcome, place));
        return spark.createDataFrame(rows, SparkRows.schema(table));
    }

    private static Iterator<Row> of(Row outcome, int place) {
        return Arrays.stream(outcome.<Object[]>getAs(place))
                .map(Row.class::cast)
                .iterator();
    }

    @Override
    public void close() {
        outcomes.unpersist();
    }
}
