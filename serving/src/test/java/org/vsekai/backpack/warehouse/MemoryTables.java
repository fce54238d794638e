package org.vsekai.backpack.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Table;

/** Tables as lists, each at version 0 but for the releases, which count up. For one thread. */
public final class MemoryTables implements TableSource {
    private final Map<String, List<? extends Record>> tables = new HashMap<>();
    private long releases = -1;

    /** Makes a table hold these rows. */
    public <R extends Record> MemoryTables with(Table<R> table, List<R> rows) {
        tables.put(table.name(), List.copyOf(rows));
        return this;
    }

    /** Adds the row that names a release of all tables there are. */
    public void release(ModelReleaseRow row) {
        var rows = new ArrayList<Record>(tables.getOrDefault(ModelReleaseRow.TABLE.name(), List.of()));
        rows.add(row);
        tables.put(ModelReleaseRow.TABLE.name(), rows);
        releases++;
    }

    /** Every table but the releases, as a release names it. */
    public List<ModelReleaseRow.TableVersion> versions() {
        return tables.keySet().stream()
                .filter(name -> !name.equals(ModelReleaseRow.TABLE.name()))
                .sorted()
                .map(name -> new ModelReleaseRow.TableVersion(name, 0))
                .toList();
    }

    @Override
    public OptionalLong latestVersion(Table<?> table) {
        if (!tables.containsKey(table.name())) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(table.equals(ModelReleaseRow.TABLE) ? releases : 0);
    }

    @Override
    @SuppressWarnings("unchecked") // A table's rows are of the table's type: with() sees to it.
    public <R extends Record> void read(Table<R> table, long version, Consumer<R> reader) {
        tables.getOrDefault(table.name(), List.of()).forEach(row -> reader.accept((R) row));
    }

    @Override
    public void readFactors(Table<FactorRow> table, long version, FactorReader reader) {
        read(table, version, row -> {
            var vector = new float[row.factors().size()];
            for (int d = 0; d < vector.length; d++) {
                vector[d] = row.factors().get(d);
            }
            reader.accept(row.id(), vector);
        });
    }
}
