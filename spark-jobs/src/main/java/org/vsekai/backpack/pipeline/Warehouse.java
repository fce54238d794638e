package org.vsekai.backpack.pipeline;

import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import scala.jdk.javaapi.CollectionConverters;

/** The Delta tables under one root: a local folder or a URI that Hadoop can write to. One night writes at a time. */
public final class Warehouse {
    /** Commits that change the layout of a table, not its rows. */
    private static final Set<String> UPKEEP = Set.of("OPTIMIZE", "VACUUM START", "VACUUM END");

    private final SparkSession spark;
    private final String root;

    public Warehouse(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root;
    }

    /** Makes the tables that are not there yet, empty. */
    public void create() {
        for (var table : Tables.all()) {
            if (!DeltaTable.isDeltaTable(spark, path(table))) {
                DeltaTable.createIfNotExists(spark)
                        .location(path(table))
                        .comment(table.description())
                        .addColumns(SparkRows.schema(table))
                        .execute();
            }
        }
    }

    /** Where a table lies. */
    public String path(Table<?> table) {
        return root + "/" + table.name();
    }

    /** All rows of a table as it is now. */
    public Dataset<Row> read(Table<?> table) {
        return spark.read().format("delta").load(path(table));
    }

    /** All rows of a table as it was at a version. */
    public Dataset<Row> read(Table<?> table, long version) {
        return spark.read().format("delta").option("versionAsOf", version).load(path(table));
    }

    /** Rows of a table as records, on the driver: for small tables. */
    public <R extends Record> List<R> records(Table<R> table, Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> SparkRows.record(table, row))
                .toList();
    }

    /** Records as a dataset with the table's schema. */
    public <R extends Record> Dataset<Row> dataset(Table<R> table, List<R> rows) {
        return spark.createDataFrame(
                rows.stream().map(row -> SparkRows.row(table, row)).toList(), SparkRows.schema(table));
    }

    /**
     * Inserts rows whose key is new and updates those whose values differ. Keys in {@code rows} must be unique. When
     * nothing differs, the table gets no new version.
     *
     * @return rows inserted or updated
     */
    public long merge(Table<?> table, Dataset<Row> rows) {
        var changed = table.columns().stream()
                .map(Column::name)
                .filter(name -> !table.key().contains(name))
                .map(name -> "NOT (old.`" + name + "` <=> new.`" + name + "`)")
                .collect(Collectors.joining(" OR "));
        var merge = target(table).merge(inOrder(table, rows).as("new"), sameKey(table));
        var withUpdates = changed.isEmpty() ? merge : merge.whenMatched(changed).updateAll();
        return affected(withUpdates.whenNotMatched().insertAll().execute());
    }

    /**
     * Appends rows whose key is new and leaves the others as they are. Of rows with the same key in {@code rows} one is
     * taken. When no key is new, the table gets no new version.
     *
     * @return rows appended
     */
    public long insertNew(Table<?> table, Dataset<Row> rows) {
        var key = table.key().toArray(String[]::new);
        var fresh = inOrder(table, rows)
                .join(
                        read(table).select(columns(table.key())),
                        CollectionConverters.asScala(table.key()).toSeq(),
                        "left_anti")
                .dropDuplicates(key)
                .persist();
        try {
            long count = fresh.count();
            if (count > 0) {
                fresh.write().format("delta").mode(SaveMode.Append).save(path(table));
            }
            return count;
        } finally {
            fresh.unpersist();
        }
    }

    /** Puts these rows in place of all that were there; former versions stay readable. */
    public void overwrite(Table<?> table, Dataset<Row> rows) {
        inOrder(table, rows).write().format("delta").mode(SaveMode.Overwrite).save(path(table));
    }

    /** The table's newest version. */
    public long version(Table<?> table) {
        return history(table, 1).get(0).getLong(0);
    }

    /** The newest version at which the table's rows changed: upkeep does not count. */
    public long dataVersion(Table<?> table) {
        for (int limit = 8; ; limit *= 8) {
            var commits = history(table, limit);
            for (var commit : commits) {
                if (!UPKEEP.contains(commit.getString(1))) {
                    return commit.getLong(0);
                }
            }
            if (commits.size() < limit) {
                return 0;
            }
        }
    }

    private List<Row> history(Table<?> table, int limit) {
        return DeltaTable.forPath(spark, path(table))
                .history(limit)
                .select("version", "operation")
                .orderBy(functions.col("version").desc())
                .collectAsList();
    }

    private DeltaTable target(Table<?> table) {
        return DeltaTable.forPath(spark, path(table)).as("old");
    }

    private static String sameKey(Table<?> table) {
        return table.key().stream()
                .map(name -> "old.`" + name + "` = new.`" + name + "`")
                .collect(Collectors.joining(" AND "));
    }

    private static Dataset<Row> inOrder(Table<?> table, Dataset<Row> rows) {
        return rows.select(columns(table.columns().stream().map(Column::name).toList()));
    }

    private static org.apache.spark.sql.Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
    }

    private static long affected(Dataset<Row> mergeResult) {
        return mergeResult.first().getAs("num_affected_rows");
    }
}
