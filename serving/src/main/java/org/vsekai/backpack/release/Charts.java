package org.vsekai.backpack.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vsekai.backpack.table.ItemTrendRow;

/**
 * Items in orders that are the same for everybody: flat arrays of 4 bytes an item and order. Only open items. Immutable and
 * thread-safe.
 */
public final class Charts {
    private final Chart popular;
    private final Chart trending;
    private final Chart representative;
    private final int[] latest;
    private final float[] popularity;
    private final int[] users;
    private final int mostUsers;

    /** Items, best first. Immutable and thread-safe. */
    public static final class Chart {
        private final String measure;
        private final int[] items;
        private final float[] scores;

        private Chart(String measure, int[] items, float[] scores) {
            this.measure = measure;
            this.items = items;
            this.scores = scores;
        }

        /** What the scores are, as answers say it. */
        public String measure() {
            return measure;
        }

        public int size() {
            return items.length;
        }

        /** The number of the item at a place. */
        public int item(int place) {
            return items[place];
        }

        public float score(int place) {
            return scores[place];
        }
    }

    private Charts(Chart popular, Chart trending, Chart representative, int[] latest, int[] users) {
        this.popular = popular;
        this.trending = trending;
        this.representative = representative;
        this.latest = latest;
        this.users = users;
        this.popularity = new float[users.length];
        for (int i = 0; i < popular.size(); i++) {
            popularity[popular.item(i)] = popular.score(i);
        }
        this.mostUsers = Arrays.stream(users).max().orElse(0);
    }

    /** Popularity of the trends where the release has them, else the number of users that want an item. */
    static Charts of(Items items, Histories histories, List<ItemTrendRow> trends) {
        var users = histories.usersByItem(items.size());
        for (var trend : trends) {
            if (trend.id() < 0 || trend.id() >= items.size()) {
                throw new IllegalArgumentException(
                        "item_trends: number " + trend.id() + " is not below " + items.size() + ", its index's size");
            }
        }
        var popular = trends.isEmpty()
                ? chart("users", items, floats(users))
                : chart("popularity", items, values(items, trends, row -> (float) row.popularity()));
        var trending = trends.isEmpty()
                ? new Chart("trending", new int[0], new float[0])
                : chart("trending", items, values(items, trends, row -> (float) row.trending()));
        return new Charts(popular, trending, representative(items, trends), latest(items), users);
    }

    private interface Value {
        float of(ItemTrendRow row);
    }

    private static float[] values(Items items, List<ItemTrendRow> trends, Value value) {
        var result = new float[items.size()];
        trends.forEach(row -> result[row.id()] = value.of(row));
        return result;
    }

    private static float[] floats(int[] numbers) {
        var result = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            result[i] = numbers[i];
        }
        return result;
    }

    /** By falling score, of equal ones the smaller number first: the bits of a non-negative float sort as it does. */
    private static Chart chart(String measure, Items items, float[] scores) {
        var keys = new long[scores.length];
        int count = 0;
        for (int item = 0; item < scores.length; item++) {
            if (items.isOpen(item)) {
                keys[count++] = (long) ~Float.floatToIntBits(Math.max(0, scores[item])) << 32 | item;
            }
        }
        Arrays.sort(keys, 0, count);
        var order = new int[count];
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
            values[i] = scores[order[i]];
        }
        return new Chart(measure, order, values);
    }

    private static Chart representative(Items items, List<ItemTrendRow> trends) {
        var rows = trends.stream()
                .filter(row -> row.representativePlace().isPresent() && items.isOpen(row.id()))
                .sorted(Comparator.comparing(row -> row.representativePlace().orElse(0)))
                .toList();
        var scores = new float[rows.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) rows.get(i).popularity();
        }
        return new Chart("popularity", rows.stream().mapToInt(ItemTrendRow::id).toArray(), scores);
    }

    private static int[] latest(Items items) {
        return IntStream.range(0, items.size())
                .filter(items::isOpen)
                .boxed()
                .sorted(Comparator.comparingLong(items::updatedMillis)
                        .reversed()
                        .thenComparing(item -> item))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What most users want. */
    public Chart popular() {
        return popular;
    }

    /** What is wanted more than it used to be; empty where the release has no trends. */
    public Chart trending() {
        return trending;
    }

    /** Few items that together reach many users; empty where the release has no trends. */
    public Chart representative() {
        return representative;
    }

    /** Newest first. Not to be changed. */
    public int[] latest() {
        return latest;
    }

    /** The score of an open item in the popular chart. */
    public float popularity(int item) {
        return popularity[item];
    }

    /** How rare an item is, 1 for one that nobody wants, 0 for the one most wanted: by the logarithm of its users. */
    public double rarity(int item) {
        return mostUsers == 0 ? 1 : 1 - Math.log1p(users[item]) / Math.log1p(mostUsers);
    }
}
