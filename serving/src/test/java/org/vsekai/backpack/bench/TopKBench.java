package org.vsekai.backpack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.vsekai.backpack.factors.ExactTopK;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.release.Release;
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
 * Exact top-10 on one core over a generated release: users x items x rank, item norms log-normal, as popularity skews them.
 * Arguments: folder [users items rank queries]; defaults 200000 200000 64 2000. The release is written where the folder has
 * none. Prints what it measured; run it with -Xmx3g.
 */
public final class TopKBench {
    private static final int WARM_UP = 300;

    private final Path warehouse;
    private final int users;
    private final int items;
    private final int rank;

    private TopKBench(Path warehouse, int users, int items, int rank) {
        this.warehouse = warehouse;
        this.users = users;
        this.items = items;
        this.rank = rank;
    }

    public static void main(String... arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("TopKBench needs a folder: FOLDER [USERS ITEMS RANK QUERIES]");
            System.exit(2);
        }
        int[] sizes = {200_000, 200_000, 64, 2_000};
        for (int i = 1; i < arguments.length; i++) {
            sizes[i - 1] = Integer.parseInt(arguments[i]);
        }
        var folder = Path.of(arguments[0]);
        var bench = new TopKBench(folder.resolve("warehouse"), sizes[0], sizes[1], sizes[2]);
        if (!Files.exists(folder.resolve("warehouse/model_releases"))) {
            bench.write();
        }
        bench.measure(sizes[3]);
    }

    private void write() {
        System.out.printf("writing a release of %,d users x %,d items x %d%n", users, items, rank);
        var writer = new DeltaWriter(warehouse);
        var versions = new ArrayList<ModelReleaseRow.TableVersion>();
        put(writer, versions, UserIndexRow.TABLE, users, i -> new UserIndexRow("u" + i, i));
        put(writer, versions, ItemIndexRow.TABLE, items, i -> new ItemIndexRow("i" + i, i));
        put(writer, versions, FactorRow.USER_FACTORS, users, i -> factors(i, 0.3, 1));
        put(writer, versions, FactorRow.ITEM_FACTORS, items, i -> factors(i, 0.8, 2));
        put(writer, versions, ItemRow.TABLE, items, TopKBench::item);
        var release = new ModelReleaseRow(
                "bench",
                ReleaseState.RELEASED,
                1,
                versions,
                List.of(
                        new ModelReleaseRow.Parameter("rank", String.valueOf(rank)),
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

    /** A direction at random and a log-normal length. */
    private FactorRow factors(int id, double skew, long salt) {
        var random = new Random(id * 31L + salt);
        double length = Math.exp(skew * random.nextGaussian());
        var numbers = new Float[rank];
        for (int d = 0; d < rank; d++) {
            numbers[d] = (float) (length * random.nextGaussian() / Math.sqrt(rank));
        }
        return new FactorRow(id, List.of(numbers));
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

    private void measure(int queries) {
        long before = heap();
        long start = System.nanoTime();
        var releases = new Releases(new DeltaTables(warehouse), event -> false, Optional.empty());
        releases.refresh();
        double loadSeconds = (System.nanoTime() - start) / 1e9;
        var release = releases.live().orElseThrow();
        double raw = 4.0 * rank * (users + items);
        System.out.printf(
                "load %.2f s; heap after %.0f MB, raw factors %.0f MB: %.2f times%n",
                loadSeconds, (heap() - before) / 1e6, raw / 1e6, (heap() - before) / raw);
        query(release, WARM_UP, 5);
        var times = query(release, queries, 6);
        Arrays.sort(times);
        System.out.printf(
                "top-10 of %,d items on one core: median %.2f ms, p99 %.2f ms, worst %.2f ms; touched %.1f %% of"
                        + " items%n",
                release.itemFactors().size(),
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6,
                times[times.length - 1] / 1e6,
                100.0 * touched / queries / release.itemFactors().size());
        releases.close();
    }

    private long touched;

    private long[] query(Release release, int count, long seed) {
        var topK = new ExactTopK();
        var random = new Random(seed);
        var times = new long[count];
        touched = 0;
        for (int i = 0; i < count; i++) {
            var user = release.userFactors().vector(random.nextInt(users));
            long start = System.nanoTime();
            var found = topK.search(release.itemFactors(), user, 10, new BitSet(), Metric.DOT);
            times[i] = System.nanoTime() - start;
            touched += found.touched();
        }
        return times;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
