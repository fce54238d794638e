package org.vsekai.backpack.nightly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ParameterTrialRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import org.vsekai.backpack.table.ThroughputRow;

/**
 * What the tables hold, row by key, without what two nights over the same landing zone cannot have in common:
 *
 * <ul>
 *   <li>stage_runs, which tells of the nights themselves;
 *   <li>the times of inferences, and of throughput, which is made of them;
 *   <li>how long trials of parameters took;
 *   <li>created_at of model_releases, and its Delta versions, because a killed night may have needed more commits. The
 *       names of the tables are kept.
 * </ul>
 */
record Contents(Map<String, Map<List<Object>, List<Object>>> tables) {
    private static final String TABLES = "tables";
    private static final Map<Table<?>, Set<String>> OF_THE_CLOCK = Map.of(
            InferenceRow.TABLE,
            Set.copyOf(InferenceRow.MILLISECONDS),
            ThroughputRow.TABLE,
            union(InferenceRow.MILLISECONDS, ThroughputRow.FRAMES_PER_CORE_SECOND),
            ParameterTrialRow.TABLE,
            Set.of("seconds"),
            ModelReleaseRow.TABLE,
            Set.of("created_at", TABLES));

    static Contents of(Warehouse warehouse) {
        var tables = new LinkedHashMap<String, Map<List<Object>, List<Object>>>();
        for (var table : Tables.all()) {
            if (table != StageRunRow.TABLE) {
                tables.put(table.name(), rows(warehouse, table));
            }
        }
        return new Contents(tables);
    }

    Map<List<Object>, List<Object>> rows(Table<?> table) {
        return tables.get(table.name());
    }

    /** Fails on a key that two rows have. */
    private static <R extends Record> Map<List<Object>, List<Object>> rows(Warehouse warehouse, Table<R> table) {
        var key = table.key().stream().map(table::position).toList();
        var excluded = OF_THE_CLOCK.getOrDefault(table, Set.of());
        var rest = IntStream.range(0, table.columns().size())
                .filter(i -> !excluded.contains(table.columns().get(i).name()))
                .boxed()
                .toList();
        return warehouse.records(table, warehouse.read(table)).stream()
                .collect(Collectors.toMap(row -> pick(table.codec().values(row), key), row -> row(table, row, rest)));
    }

    private static <R extends Record> List<Object> row(Table<R> table, R row, List<Integer> positions) {
        var values = pick(table.codec().values(row), positions);
        if (row instanceof ModelReleaseRow release) {
            values.add(release.tables().stream()
                    .map(ModelReleaseRow.TableVersion::table)
                    .toList());
        }
        return values;
    }

    private static List<Object> pick(Object[] values, List<Integer> positions) {
        var picked = new ArrayList<Object>();
        positions.forEach(position -> picked.add(comparable(values[position])));
        return picked;
    }

    private static Object comparable(Object value) {
        if (value instanceof Object[] struct) {
            return comparable(Arrays.asList(struct));
        }
        if (value instanceof List<?> list) {
            var comparable = new ArrayList<Object>();
            list.forEach(element -> comparable.add(comparable(element)));
            return comparable;
        }
        return value;
    }

    private static Set<String> union(List<String> names, String name) {
        var all = new java.util.HashSet<>(names);
        all.add(name);
        return all;
    }
}
