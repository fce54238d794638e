package org.vsekai.backpack.pipeline;

import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/** The Delta tables under one root: a local folder or a URI that Hadoop can write to. One night writes at a time. */
public final class Warehouse {
    private final SparkSession spark;
    private final String root;

    public Warehouse(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root;
    }

    /** Makes the tables that are not there yet, empty. */
    public void create() {
        var unused = AtOnce.map(Tables.all(), this::make);
    }

    /** Whether it was not there. */
    private boolean make(Table<?> table) {
        if (commits(table).exists()) {
            return false;
        }
        commits(table).removeUnborn();
        DeltaTable.createIfNotExists(spark)
                .location(path(table))
                .comment(table.description())
                .addColumns(SparkRows.schema(table))
                .execute();
        return true;
    }

    /**
     * Gives tables of an earlier version the columns that they lack. Each table changes in one commit, with what the new
     * columns hold in its old rows: a kill leaves it old or new, and whoever comes again goes on from there.
     *
     * @return a sentence for each table that was changed
     * @throws OtherSchemaException when a table cannot be brought up to its record; then none was touched
     */
    public List<String> upgrade() {
        var old = AtOnce.map(Tables.all(), table -> Map.entry(table, schema(table))).stream()
                .map(found -> TableUpgrade.of(found.getKey(), found.getValue()))
                .filter(TableUpgrade::isNeeded)
                .toList();
        old.forEach(this::apply);
        return old.stream().map(TableUpgrade::sentence).toList();
    }

    /** Read from one small file where it is: to ask Spark costs a job or two for each table. */
    private StructType schema(Table<?> table) {
        return commits(table)
                .schema()
                .map(json -> (StructType) DataType.fromJson(json))
                .orElseGet(() -> present(table).schema());
    }

    private void apply(TableUpgrade upgrade) {
        var table = upgrade.table();
        if (!upgrade.touchesRows()) {
            spark.sql("ALTER TABLE delta.`" + path(table).replace("`", "``") + "` ADD COLUMNS (" + upgrade.definitions()
                    + ")");
            return;
        }
        var commits = commits(table);
        var writer = upgrade.complete(present(table))
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("mergeSchema", true);
        // The same rows with more columns are made from what they were made from.
        var note = commits.note(commits.newestDataVersion());
        (note.isEmpty() ? writer : writer.option("userMetadata", note)).save(path(table));
    }

    /** Where a table lies. */
    public String path(Table<?> table) {
        return root + "/" + table.name();
    }

    /** Where files lie that are kept with the tables: a folder for each use. */
    public String folder(String use) {
        return root + "/_" + use;
    }

    /** Where a stream keeps what it has read: with the tables, so that they are kept or removed together. */
    public String checkpoint(String stream) {
        return folder("checkpoints") + "/" + stream;
    }

    /** All rows of a table as it is now. */
    public Dataset<Row> read(Table<?> table) {
        return completed(table, present(table));
    }

    /** All rows of a table as it was at a version. */
    public Dataset<Row> read(Table<?> table, long version) {
        return completed(
                table,
                spark.read().format("delta").option("versionAsOf", version).load(path(table)));
    }

    /** What an earlier version wrote has the columns that came later, too. */
    private static Dataset<Row> completed(Table<?> table, Dataset<Row> rows) {
        return TableUpgrade.of(table, rows.schema()).complete(rows);
    }

    /** A table as it is in its files. */
    private Dataset<Row> present(Table<?> table) {
        return spark.read().format("delta").load(path(table));
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
        return merge(table, rows, List.of());
    }

    /**
     * The same, but a row that differs only in some columns stays as it is.
     *
     * @param ofOthers the columns that others write later
     */
    public long merge(Table<?> table, Dataset<Row> rows, List<String> ofOthers) {
        var compared = table.columns().stream()
                .map(Column::name)
                .filter(name -> !ofOthers.contains(name))
                .toList();
        return add(
                table,
                inOrder(table, rows),
                some -> write(absent(table, some, compared), changed -> {
                    if (hasAnyOf(table, changed)) {
                        update(table, changed);
                    } else {
                        append(table, changed);
                    }
                }));
    }

    /** Nearly always all rows are new, and that costs one look at the table's keys. */
    private long add(Table<?> table, Dataset<Row> rows, ToLongFunction<Dataset<Row>> whereSomeAreThere) {
        var kept = rows.persist();
        try {
            long count = kept.count();
            if (count == 0) {
                return 0;
            }
            if (hasAnyOf(table, kept)) {
                return whereSomeAreThere.applyAsLong(kept);
            }
            append(table, kept);
            return count;
        } finally {
            kept.unpersist();
        }
    }

    /** Of the two sides the table is the one that is streamed: it grows, the rows do not. */
    private boolean hasAnyOf(Table<?> table, Dataset<Row> rows) {
        var keys = table.key().stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
        var same = functions.expr(equal("present", "candidate", table.key()));
        return !read(table)
                .select(keys)
                .as("present")
                .join(rows.select(keys).as("candidate"), same, "left_semi")
                .isEmpty();
    }

    private void update(Table<?> table, Dataset<Row> rows) {
        target(table)
                .merge(rows.as("new"), equal("old", "new", table.key()))
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .execute();
    }

    /**
     * Appends rows whose key is new and leaves the others as they are. Of rows with the same key in {@code rows} one is
     * taken. When no key is new, the table gets no new version.
     *
     * @return rows appended
     */
    public long insertNew(Table<?> table, Dataset<Row> rows) {
        var distinct = inOrder(table, rows).dropDuplicates(table.key().toArray(String[]::new));
        return add(table, distinct, some -> write(absent(table, some, table.key()), added -> append(table, added)));
    }

    /** Adds rows without looking at what is there: the caller knows that their keys are new. */
    public void append(Table<?> table, Dataset<Row> rows) {
        inOrder(table, rows).write().format("delta").mode(SaveMode.Append).save(path(table));
    }

    /** The rows that have no equal, in these columns, in the table. */
    private Dataset<Row> absent(Table<?> table, Dataset<Row> rows, List<String> columns) {
        var same = functions.expr(equal("candidate", "present", columns));
        return rows.as("candidate").join(read(table).as("present"), same, "left_anti");
    }

    private static long write(Dataset<Row> rows, Consumer<Dataset<Row>> writer) {
        var kept = rows.persist();
        try {
            long count = kept.count();
            if (count > 0) {
                writer.accept(kept);
            }
            return count;
        } finally {
            kept.unpersist();
        }
    }

    /** Puts these rows in place of all that were there; former versions stay readable. */
    public void overwrite(Table<?> table, Dataset<Row> rows) {
        inOrder(table, rows).write().format("delta").mode(SaveMode.Overwrite).save(path(table));
    }

    /** The table's newest version. */
    public long version(Table<?> table) {
        return commits(table).newestVersion();
    }

    /** The newest version at which the table's rows changed: upkeep does not count. */
    public long dataVersion(Table<?> table) {
        return commits(table).newestDataVersion();
    }

    /** Commits since the table was last compacted, or since it was made. */
    public long commitsSinceCompaction(Table<?> table) {
        return commits(table).commitsSinceCompaction();
    }

    /** The version that the table's last compaction made, 0 when there was none. */
    public long compactedVersion(Table<?> table) {
        return version(table) - commitsSinceCompaction(table);
    }

    /** The table's commits as its log tells them. */
    DeltaCommits commits(Table<?> table) {
        return new DeltaCommits(path(table), spark.sparkContext().hadoopConfiguration());
    }

    private DeltaTable target(Table<?> table) {
        return DeltaTable.forPath(spark, path(table)).as("old");
    }

    private static String equal(String left, String right, List<String> columns) {
        return columns.stream()
                .map(name -> left + ".`" + name + "` <=> " + right + ".`" + name + "`")
                .collect(Collectors.joining(" AND "));
    }

    private static Dataset<Row> inOrder(Table<?> table, Dataset<Row> rows) {
        return rows.select(table.columns().stream()
                .map(column -> functions.col(column.name()))
                .toArray(org.apache.spark.sql.Column[]::new));
    }
}
