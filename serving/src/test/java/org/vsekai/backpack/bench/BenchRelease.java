package org.vsekai.backpack.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
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
 * A release as real Delta tables for the server's benchmark: users x items x rank, item norms log-normal, five interactions a
 * user; and the user factors once more with other numbers. Arguments: folder users items rank writes it where the folder has
 * none; folder {@code publish} names the other user factors in a newer release, and the first ones in the one after that.
 */
public final class BenchRelease {
    private static final int INTERACTIONS_A_USER = 5;

    private BenchRelease() {}

    public static void main(String... arguments) {
        var warehouse = Path.of(arguments[0], "warehouse");
        if (arguments[1].equals("publish")) {
            publish(warehouse);
        } else if (!Files.exists(warehouse.resolve("model_releases"))) {
            write(
                    warehouse,
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]));
        }
    }

    private static void write(Path warehouse, int users, int items, int rank) {
        System.out.printf("writing a release of %,d users x %,d items x %d%n", users, items, rank);
        var writer = new DeltaWriter(warehouse);
        var versions = new ArrayList<ModelReleaseRow.TableVersion>();
        put(writer, versions, UserIndexRow.TABLE, users, i -> new UserIndexRow("u" + i, i));
        put(writer, versions, ItemIndexRow.TABLE, items, i -> new ItemIndexRow("i" + i, i));
        put(writer, versions, FactorRow.USER_FACTORS, users, i -> factors(i, rank, 0.3, 1));
        put(writer, versions, FactorRow.ITEM_FACTORS, items, i -> factors(i, rank, 0.8, 2));
        put(writer, versions, ItemRow.TABLE, items, BenchRelease::item);
        put(
                writer,
                versions,
                InteractionRow.TABLE,
                users * INTERACTIONS_A_USER,
                i -> new InteractionRow(
                        "e" + i,
                        "u" + i / INTERACTIONS_A_USER,
                        "i" + new Random(i).nextInt(items),
                        InteractionKind.LIKE,
                        1,
                        Instant.EPOCH));
        writer.replace(
                FactorRow.USER_FACTORS,
                IntStream.range(0, users)
                        .mapToObj(i -> factors(i, rank, 0.3, 3))
                        .iterator());
        release(writer, 1, versions);
    }

    private static void publish(Path warehouse) {
        var tables = new DeltaTables(warehouse);
        var newest = tables.newestRows(ModelReleaseRow.TABLE).stream()
                .max(java.util.Comparator.comparingLong(ModelReleaseRow::number))
                .orElseThrow();
        var versions = newest.tables().stream()
                .map(table -> table.table().equals(FactorRow.USER_FACTORS.name())
                        ? new ModelReleaseRow.TableVersion(table.table(), 1 - table.version())
                        : table)
                .toList();
        release(new DeltaWriter(warehouse), newest.number() + 1, versions);
    }

    private static void release(DeltaWriter writer, long number, List<ModelReleaseRow.TableVersion> versions) {
        writer.append(
                ModelReleaseRow.TABLE,
                List.of(new ModelReleaseRow(
                        "bench-" + number,
                        ReleaseState.RELEASED,
                        number,
                        versions,
                        List.of(
                                new ModelReleaseRow.Parameter("alpha", "10"),
                                new ModelReleaseRow.Parameter("reg", "0.1")),
                        "generated",
                        Instant.EPOCH)));
    }

    private static <R extends Record> void put(
            DeltaWriter writer,
            List<ModelReleaseRow.TableVersion> versions,
            Table<R> table,
            int count,
            IntFunction<R> row) {
        var rows = IntStream.range(0, count).mapToObj(row).iterator();
        versions.add(new ModelReleaseRow.TableVersion(table.name(), writer.replace(table, rows)));
    }

    /** A direction at random and a log-normal length. */
    private static FactorRow factors(int id, int rank, double skew, long salt) {
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
}
