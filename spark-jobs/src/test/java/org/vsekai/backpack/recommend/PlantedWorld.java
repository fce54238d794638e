package org.vsekai.backpack.recommend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;

/**
 * Interactions of users whose taste is known: latent factors, a liking for classes of items, and popularity. A user takes
 * the items of greatest utility after Gumbel noise, that is by a softmax without replacement, in random order of time.
 */
final class PlantedWorld {
    private static final int LATENT = 6;
    private static final int CLASSES = 10;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final InteractionKind[] KINDS = {
        InteractionKind.BAG, InteractionKind.WEAR, InteractionKind.VISIT, InteractionKind.LIKE, InteractionKind.DWELL
    };

    private final int users;
    private final int items;
    private final Random random;

    private PlantedWorld(int users, int items, long seed) {
        this.users = users;
        this.items = items;
        this.random = new Random(seed);
    }

    static List<InteractionRow> interactions(int users, int items, long seed) {
        return new PlantedWorld(users, items, seed).interactions();
    }

    private List<InteractionRow> interactions() {
        var itemFactors = normal(items, LATENT);
        var itemClass =
                IntStream.range(0, items).map(i -> random.nextInt(CLASSES)).toArray();
        var popularity = IntStream.range(0, items)
                .mapToDouble(i -> -0.5 * Math.log(1 + i))
                .toArray();
        var rows = new ArrayList<InteractionRow>();
        for (int user = 0; user < users; user++) {
            var taste = normal(1, LATENT)[0];
            var liking = normal(1, CLASSES)[0];
            var utility = new double[items];
            for (int item = 0; item < items; item++) {
                utility[item] = popularity[item] + 1.5 * liking[itemClass[item]] + gumbel();
                for (int k = 0; k < LATENT; k++) {
                    utility[item] += 0.9 * taste[k] * itemFactors[item][k];
                }
            }
            take(user, utility, rows);
        }
        return rows;
    }

    private void take(int user, double[] utility, List<InteractionRow> rows) {
        int taken = 12 + random.nextInt(37);
        IntStream.range(0, items)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -utility[item]))
                .limit(Math.min(taken, items / 2))
                .forEach(item -> {
                    int times = 1 + random.nextInt(2);
                    for (int time = 0; time < times; time++) {
                        rows.add(interaction(user, item, rows.size()));
                    }
                });
    }

    private InteractionRow interaction(int user, int item, int number) {
        var kind = KINDS[random.nextInt(KINDS.length)];
        var at = START.plusSeconds(random.nextInt(90 * 24 * 3600));
        return new InteractionRow("e" + number, "u" + user, "i" + item, kind, 1.0, at);
    }

    private double[][] normal(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, columns)
                        .mapToDouble(k -> random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    private double gumbel() {
        return -Math.log(-Math.log(1 - random.nextDouble()));
    }
}
