package org.vsekai.backpack.maintain;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.Table;

/**
 * A vacuum that spares the files of former versions: Delta is given an inventory of the table's folder without them, and
 * removes nothing that the inventory does not list. Tables have no partitions, so that their files lie in one folder.
 */
final class HoldingVacuum {
    private static final String VACUUM = "VACUUM delta.`%s` USING INVENTORY (SELECT * FROM %s) RETAIN %s HOURS";
    private static final String INVENTORY = "files_to_judge";
    private static final StructType SCHEMA = new StructType()
            .add("path", DataTypes.StringType)
            .add("length", DataTypes.LongType)
            .add("isDir", DataTypes.BooleanType)
            .add("modificationTime", DataTypes.LongType);

    private final StageContext context;
    private final Table<?> table;

    HoldingVacuum(StageContext context, Table<?> table) {
        this.context = context;
        this.table = table;
    }

    void run(Set<Long> versions, Duration retention) throws IOException {
        var spark = context.spark();
        spark.createDataFrame(inventory(names(versions)), SCHEMA).createOrReplaceTempView(INVENTORY);
        try {
            spark.sql(VACUUM.formatted(context.warehouse().path(table), INVENTORY, retention.toMinutes() / 60.0));
        } finally {
            spark.catalog().dropTempView(INVENTORY);
        }
    }

    /** The names of the files that versions consist of; each file's is unique. */
    private Set<String> names(Set<Long> versions) {
        return versions.stream()
                .flatMap(version ->
                        Arrays.stream(context.warehouse().read(table, version).inputFiles()))
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .collect(toSet());
    }

    private List<Row> inventory(Set<String> spared) throws IOException {
        var folder = new Path(context.warehouse().path(table));
        var files = folder.getFileSystem(context.spark().sparkContext().hadoopConfiguration());
        var rows = new ArrayList<Row>();
        for (var file : files.listStatus(folder)) {
            if (file.isFile() && !spared.contains(file.getPath().getName())) {
                rows.add(
                        RowFactory.create(file.getPath().toString(), file.getLen(), false, file.getModificationTime()));
            }
        }
        return rows;
    }
}
