package org.vsekai.backpack.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;
import org.vsekai.backpack.table.Visibility;
import org.vsekai.backpack.warehouse.MemoryTables;

/** A random release of a few users and items, and the same numbers where a naive loop finds them. */
final class RandomWorld {
    static final int RANK = 4;
    static final double ALPHA = 3;
    static final double REG = 0.2;
    static final double BLEND = 0.7;

    final int users;
    final int items;
    final double exponent;
    final Map<Integer, float[]> itemFactors = new LinkedHashMap<>();
    final Map<Integer, float[]> predictedItems = new LinkedHashMap<>();
    final Map<Integer, float[]> userFactors = new LinkedHashMap<>();
    final float[][] neighbours;
    /** By user and item; 0 where they never met. */
    final double[][] strengths;

    private final List<InteractionRow> interactions = new ArrayList<>();

    RandomWorld(long seed) {
        var random = new Random(seed);
        users = 3 + random.nextInt(4);
        items = 5 + random.nextInt(40);
        exponent = random.nextBoolean() ? 1 : 0;
        neighbours = new float[items][items];
        strengths = new double[users][items];
        for (int item = 0; item < items; item++) {
            int kind = random.nextInt(10);
            if (kind < 8) {
                (kind < 7 ? itemFactors : predictedItems).put(item, vector(random));
            }
            for (int n = random.nextInt(6); n > 0; n--) {
                int other = random.nextInt(items);
                neighbours[item][other] = other == item ? 0 : (float) random.nextGaussian();
            }
        }
        for (int user = 0; user < users; user++) {
            if (random.nextInt(4) > 0) {
                userFactors.put(user, vector(random));
            }
            for (int n = random.nextInt(12); n > 0; n--) {
                interact(user, random.nextInt(items), random);
            }
        }
    }

    private void interact(int user, int item, Random random) {
        boolean likes = random.nextInt(4) > 0;
        double strength = 0.5 + random.nextInt(4);
        interactions.add(new InteractionRow(
                "e" + interactions.size(),
                "u" + user,
                "i" + item,
                likes ? InteractionKind.LIKE : InteractionKind.DISLIKE,
                strength,
                Instant.EPOCH));
        strengths[user][item] += (likes ? 2 : -1) * strength;
    }

    private static float[] vector(Random random) {
        var vector = new float[RANK];
        for (int d = 0; d < RANK; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** The items that a user met, whatever came of it. */
    Set<Integer> met(int user) {
        var met = new LinkedHashSet<Integer>();
        interactions.stream()
                .filter(row -> row.userId().equals("u" + user))
                .forEach(row -> met.add(Integer.parseInt(row.itemId().substring(1))));
        return met;
    }

    Release release() {
        var tables = new MemoryTables();
        tables.with(UserIndexRow.TABLE, rows(users, i -> new UserIndexRow("u" + i, i)));
        tables.with(ItemIndexRow.TABLE, rows(items, i -> new ItemIndexRow("i" + i, i)));
        tables.with(ItemRow.TABLE, rows(items, RandomWorld::item));
        tables.with(InteractionRow.TABLE, interactions);
        factors(tables, FactorRow.USER_FACTORS, userFactors);
        factors(tables, FactorRow.ITEM_FACTORS, itemFactors);
        factors(tables, FactorRow.PREDICTED_ITEM_FACTORS, predictedItems);
        tables.with(
                NeighbourRow.ITEM_NEIGHBOURS,
                rows(items, i -> new NeighbourRow("ease", i, neighbours(i))).stream()
                        .filter(row -> !row.neighbours().isEmpty())
                        .toList());
        tables.release(new ModelReleaseRow(
                "r1", ReleaseState.RELEASED, 1, tables.versions(), parameters(), "passed", Instant.EPOCH));
        try (var releases = new Releases(tables, event -> false, Optional.empty(), release -> {})) {
            releases.refresh();
            return releases.live().orElseThrow(() -> new AssertionError(releases.problem()));
        }
    }

    private List<ModelReleaseRow.Parameter> parameters() {
        boolean hasNeighbours =
                IntStream.range(0, items).anyMatch(i -> !neighbours(i).isEmpty());
        return List.of(
                new ModelReleaseRow.Parameter("alpha", String.valueOf(ALPHA)),
                new ModelReleaseRow.Parameter("reg", String.valueOf(REG)),
                new ModelReleaseRow.Parameter("reg_exponent", String.valueOf(exponent)),
                new ModelReleaseRow.Parameter("weight_like", "2"),
                new ModelReleaseRow.Parameter("weight_dislike", "-1"),
                new ModelReleaseRow.Parameter("blend_method", hasNeighbours ? "ease" : "none"),
                new ModelReleaseRow.Parameter("blend_weight", String.valueOf(BLEND)));
    }

    private List<NeighbourRow.Neighbour> neighbours(int item) {
        return IntStream.range(0, items)
                .filter(other -> neighbours[item][other] != 0)
                .mapToObj(other -> new NeighbourRow.Neighbour(other, neighbours[item][other]))
                .toList();
    }

    private static void factors(MemoryTables tables, Table<FactorRow> table, Map<Integer, float[]> vectors) {
        tables.with(
                table,
                vectors.entrySet().stream()
                        .map(entry -> new FactorRow(entry.getKey(), floats(entry.getValue())))
                        .toList());
    }

    private static List<Float> floats(float[] vector) {
        return IntStream.range(0, vector.length).mapToObj(d -> vector[d]).toList();
    }

    private static <R> List<R> rows(int count, java.util.function.IntFunction<R> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private static ItemRow item(int i) {
        return new ItemRow(
                "i" + i,
                ItemKind.PROP,
                "Item " + i,
                "u0",
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                List.of(),
                Instant.EPOCH);
    }
}
