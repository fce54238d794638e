package org.vsekai.backpack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;
import org.vsekai.backpack.table.Visibility;
import org.vsekai.backpack.warehouse.DeltaTables;
import org.vsekai.backpack.warehouse.DeltaWriter;

/**
 * How long a release takes to load, and what it holds in memory. Arguments: folder [users items rank]; defaults 200000 200000
 * 64. Uses the factors of {@link TrainedFactors}; the release is written where the folder has none. Run it with -Xmx3g.
 */
public final class LoadBench {
    private static final int LOADS = 4;

    private final Path warehouse;

    private LoadBench(Path warehouse) {
        this.warehouse = warehouse;
    }

    public static void main(String... arguments) throws IOException {
        int[] sizes = {200_000, 200_000, 64};
        for (int i = 1; i < arguments.length; i++) {
            sizes[i - 1] = Integer.parseInt(arguments[i]);
        }
        var folder = Path.of(arguments[0]);
        var name = "%d-%d-%d".formatted(sizes[0], sizes[1], sizes[2]);
        var bench = new LoadBench(folder.resolve("warehouse-" + name));
        if (!Files.exists(bench.warehouse.resolve("model_releases"))) {
            bench.write(TrainedFactors.of(folder.resolve("factors-" + name), sizes[0], sizes[1], sizes[2]));
        }
        for (int i = 0; i < LOADS; i++) {
            bench.load(4.0 * sizes[2] * (sizes[0] + sizes[1]));
        }
    }

    private void write(TrainedFactors factors) {
        System.out.println("writing the release, once");
        var writer = new DeltaWriter(warehouse);
        var versions = new ArrayList<ModelReleaseRow.TableVersion>();
        int users = factors.users().length;
        int items = factors.items().length;
        put(writer, versions, UserIndexRow.TABLE, users, i -> new UserIndexRow("u" + i, i));
        put(writer, versions, ItemIndexRow.TABLE, items, i -> new ItemIndexRow("i" + i, i));
        put(writer, versions, FactorRow.USER_FACTORS, users, i -> row(i, factors.users()[i]));
        put(writer, versions, FactorRow.ITEM_FACTORS, items, i -> row(i, factors.items()[i]));
        put(writer, versions, ItemRow.TABLE, items, LoadBench::item);
        var release = new ModelReleaseRow(
                "bench",
                ReleaseState.RELEASED,
                1,
                versions,
                List.of(
                        new ModelReleaseRow.Parameter("rank", String.valueOf(factors.items()[0].length)),
                        new ModelReleaseRow.Parameter("alpha", "10"),
                        new ModelReleaseRow.Parameter("reg", "0.1")),
                "generated",
                Instant.EPOCH);
        writer.append(ModelReleaseRow.TABLE, List.of(release));
    }

    private static <R extends Record> void put(
            DeltaWriter writer,
            List<ModelReleaseRow.TableVersion> versions,
            Table<R> table,
            int count,
            IntFunction<R> row) {
        Iterator<R> rows = IntStream.range(0, count).mapToObj(row).iterator();
        versions.add(new ModelReleaseRow.TableVersion(table.name(), writer.replace(table, rows)));
    }

    private static FactorRow row(int id, float[] factors) {
        var numbers = new ArrayList<Float>(factors.length);
        for (float factor : factors) {
            numbers.add(factor);
        }
        return new FactorRow(id, numbers);
    }

    private static ItemRow item(int i) {
        return new ItemRow(
                "i" + i,
                ItemKind.PROP,
                "Item " + i,
                "u" + i,
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                List.of(),
                Instant.EPOCH);
    }

    private void load(double raw) {
        long before = heap();
        long start = System.nanoTime();
        try (var releases = new Releases(new DeltaTables(warehouse), event -> false, Optional.empty(), release -> {})) {
            releases.refresh();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (releases.live().isEmpty()) {
                throw new IllegalStateException(releases.problem());
            }
            long held = heap() - before;
            System.out.printf(
                    "load %.2f s; the release holds %.0f MB, %.2f times its raw factors of %.0f MB%n",
                    seconds, held / 1e6, held / raw, raw / 1e6);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
