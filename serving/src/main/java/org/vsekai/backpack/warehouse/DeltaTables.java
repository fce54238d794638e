package org.vsekai.backpack.warehouse;

import io.delta.kernel.Scan;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.Table;

/** The Delta tables of a local warehouse folder, read by Delta Kernel. Thread-safe. */
public final class DeltaTables implements TableSource {
    private final Path warehouse;
    private final Engine engine = DefaultEngine.create(new Configuration());

    public DeltaTables(Path warehouse) {
        this.warehouse = warehouse.toAbsolutePath().normalize();
    }

    @Override
    public OptionalLong latestVersion(Table<?> table) {
        if (!hasCommits(table)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    TableManager.loadSnapshot(folder(table)).build(engine).getVersion());
        } catch (KernelException | KernelEngineException | UncheckedIOException e) {
            throw UnreadableTableException.broken(table, "at its latest version", e);
        }
    }

    @Override
    public <R extends Record> void read(Table<R> table, long version, Consumer<R> reader) {
        scan(table, version, (layout, batch) -> readRows(table, place(version), layout, batch, reader));
    }

    @Override
    public void readFactors(Table<FactorRow> table, long version, FactorReader reader) {
        var vectors = new FactorBatches(table, place(version), reader);
        scan(table, version, (layout, batch) -> {
            layout.requireAll();
            vectors.accept(batch);
        });
    }

    private static <R extends Record> void readRows(
            Table<R> table, String place, Layout layout, FilteredColumnarBatch batch, Consumer<R> reader) {
        var data = batch.getData();
        var selection = batch.getSelectionVector();
        for (int row = 0; row < data.getSize(); row++) {
            if (isSelected(selection, row)) {
                reader.accept(row(table, place, layout.values(data, row)));
            }
        }
    }

    private static <R extends Record> R row(Table<R> table, String place, @Nullable Object[] values) {
        try {
            return table.codec().row(values);
        } catch (IllegalArgumentException e) {
            throw UnreadableTableException.broken(table, place, e);
        }
    }

    static boolean isSelected(Optional<io.delta.kernel.data.ColumnVector> selection, int row) {
        return selection.isEmpty()
                || (!selection.get().isNullAt(row) && selection.get().getBoolean(row));
    }

    /** Walks the files of a version; what readers themselves throw passes through. */
    private void scan(Table<?> table, long version, BiConsumer<Layout, FilteredColumnarBatch> batches) {
        try {
            var snapshot =
                    TableManager.loadSnapshot(folder(table)).atVersion(version).build(engine);
            var layout = Layout.of(table, place(version), snapshot.getSchema());
            var scan = snapshot.getScanBuilder().withReadSchema(layout.schema()).build();
            var state = scan.getScanState(engine);
            try (var files = scan.getScanFiles(engine)) {
                while (files.hasNext()) {
                    try (var rows = files.next().getRows()) {
                        while (rows.hasNext()) {
                            scanFile(state, rows.next(), batch -> batches.accept(layout, batch));
                        }
                    }
                }
            }
        } catch (KernelException | KernelEngineException | IOException | UncheckedIOException e) {
            throw UnreadableTableException.broken(table, place(version), e);
        }
    }

    private void scanFile(Row state, Row file, Consumer<FilteredColumnarBatch> batches) throws IOException {
        var physicalSchema = ScanStateRow.getPhysicalDataReadSchema(state);
        var status = InternalScanFileUtils.getAddFileStatus(file);
        var physical = engine.getParquetHandler()
                .readParquetFiles(Utils.singletonCloseableIterator(status), physicalSchema, Optional.empty())
                .map(result -> result.getData());
        try (var logical = Scan.transformPhysicalData(engine, state, file, physical)) {
            while (logical.hasNext()) {
                batches.accept(logical.next());
            }
        }
    }

    private static String place(long version) {
        return "at version " + version;
    }

    private String folder(Table<?> table) {
        return warehouse.resolve(table.name()).toString();
    }

    /** A folder without a finished commit is a table that is just being made. */
    private boolean hasCommits(Table<?> table) {
        var log = warehouse.resolve(table.name()).resolve("_delta_log");
        if (!Files.isDirectory(log)) {
            return false;
        }
        try (var entries = Files.list(log)) {
            return entries.anyMatch(entry -> entry.getFileName().toString().matches("\\d{20}\\..*(json|parquet)"));
        } catch (IOException e) {
            throw UnreadableTableException.broken(table, "in " + log, e);
        }
    }
}
