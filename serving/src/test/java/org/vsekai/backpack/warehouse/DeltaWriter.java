package org.vsekai.backpack.warehouse;

import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.ColumnType;
import org.vsekai.backpack.table.Table;

/** Writes real Delta tables without Spark. */
public final class DeltaWriter {
    private static final int ROWS_A_BATCH = 4096;

    private final Path warehouse;
    private final Engine engine = DefaultEngine.create(new Configuration());

    public DeltaWriter(Path warehouse) {
        this.warehouse = warehouse;
    }

    /** Makes the table hold exactly these rows; gives its new version. */
    public <R extends Record> long replace(Table<R> table, List<R> rows) {
        return replace(table, rows.iterator());
    }

    /** As {@link #replace(Table, List)}, for more rows than fit in memory. */
    public <R extends Record> long replace(Table<R> table, Iterator<R> rows) {
        var folder = warehouse.resolve(table.name()).toAbsolutePath().toString();
        var schema = schema(table.columns());
        var transaction = Files.exists(Path.of(folder, "_delta_log"))
                ? ((SnapshotImpl) TableManager.loadSnapshot(folder).build(engine))
                        .buildReplaceTableTransaction(schema, "fixture")
                        .build(engine)
                : TableManager.buildCreateTableTransaction(folder, schema, "fixture")
                        .build(engine);
        return commit(transaction, table, schema, rows);
    }

    /** Adds rows; gives the table's new version. */
    public <R extends Record> long append(Table<R> table, List<R> rows) {
        var folder = warehouse.resolve(table.name()).toAbsolutePath().toString();
        if (!Files.exists(Path.of(folder, "_delta_log"))) {
            return replace(table, rows);
        }
        var transaction = TableManager.loadSnapshot(folder)
                .build(engine)
                .buildUpdateTableTransaction("fixture", Operation.WRITE)
                .build(engine);
        return commit(transaction, table, schema(table.columns()), rows.iterator());
    }

    private <R extends Record> long commit(
            Transaction transaction, Table<R> table, StructType schema, Iterator<R> rows) {
        try {
            var state = transaction.getTransactionState(engine);
            var logical = Transaction.transformLogicalData(engine, state, batches(table, schema, rows), Map.of());
            var context = Transaction.getWriteContext(engine, state, Map.of());
            var files = engine.getParquetHandler()
                    .writeParquetFiles(context.getTargetDirectory(), logical, context.getStatisticsColumns());
            var actions = Transaction.generateAppendActions(engine, state, files, context);
            return transaction
                    .commit(engine, CloseableIterable.inMemoryIterable(actions))
                    .getVersion();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <R extends Record> CloseableIterator<FilteredColumnarBatch> batches(
            Table<R> table, StructType schema, Iterator<R> rows) {
        return Utils.toCloseableIterator(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public FilteredColumnarBatch next() {
                if (!rows.hasNext()) {
                    throw new NoSuchElementException();
                }
                var values = new ArrayList<Object[]>();
                while (values.size() < ROWS_A_BATCH && rows.hasNext()) {
                    values.add(table.codec().values(rows.next()));
                }
                return batch(schema, values.toArray(Object[][]::new));
            }
        });
    }

    private static FilteredColumnarBatch batch(StructType schema, Object[][] rows) {
        var columns = new ColumnVector[schema.length()];
        for (int i = 0; i < columns.length; i++) {
            int position = i;
            columns[i] = new PlainVector(schema.at(i).getDataType(), rows.length, row -> rows[row][position]);
        }
        return new FilteredColumnarBatch(new DefaultColumnarBatch(rows.length, schema, columns), Optional.empty());
    }

    static StructType schema(List<Column> columns) {
        return new StructType(columns.stream()
                .map(column -> new StructField(column.name(), type(column.type()), column.nullable()))
                .toList());
    }

    private static DataType type(ColumnType type) {
        if (type instanceof ColumnType.ListOf list) {
            return new ArrayType(type(list.element()), false);
        } else if (type instanceof ColumnType.Struct struct) {
            return schema(struct.fields());
        }
        return switch ((ColumnType.Scalar) type) {
            case STRING -> StringType.STRING;
            case INTEGER -> IntegerType.INTEGER;
            case LONG -> LongType.LONG;
            case FLOAT -> FloatType.FLOAT;
            case DOUBLE -> DoubleType.DOUBLE;
            case BOOLEAN -> BooleanType.BOOLEAN;
            case TIMESTAMP -> TimestampType.TIMESTAMP;
        };
    }
}
