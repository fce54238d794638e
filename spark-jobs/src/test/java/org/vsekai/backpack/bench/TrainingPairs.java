package org.vsekai.backpack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Users and items of communities: an item's popularity is (its number + 50)^-0.9, a user's activity log-normal, and 60 % of
 * what a user takes is from the items of the own one of 200 communities. Of some users every fifth item is held out.
 */
final class TrainingPairs {
    static final int TEST_USERS = 2_000;
    private static final int COMMUNITIES = 200;
    private static final int HELD_OUT = 5;

    private final int items;
    private final double[] everything;
    private final double[][] own = new double[COMMUNITIES][];

    final int userCount;
    final int itemCount;
    int[] users;
    int[] itemsTaken;
    int size;
    final int[][] test;
    final int[][] known;

    TrainingPairs(int userCount, int itemCount, int pairs, long seed) {
        this.userCount = userCount;
        this.itemCount = itemCount;
        this.items = itemCount;
        this.everything = cumulated(0, 1);
        for (int community = 0; community < COMMUNITIES; community++) {
            own[community] = cumulated(community, COMMUNITIES);
        }
        users = new int[pairs + userCount];
        itemsTaken = new int[users.length];
        int tested = Math.min(TEST_USERS, userCount);
        test = new int[tested][];
        known = new int[tested][];
        draw(pairs, new SplittableRandom(seed));
    }

    private double[] cumulated(int first, int step) {
        var sums = new double[(items - first + step - 1) / step];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += Math.pow(first + (double) i * step + 50, -0.9);
            sums[i] = sum;
        }
        return sums;
    }

    private void draw(int pairs, SplittableRandom random) {
        var activity = new double[userCount];
        double sum = 0;
        for (int user = 0; user < userCount; user++) {
            activity[user] = Math.exp(
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble()));
            sum += activity[user];
        }
        for (int user = 0; user < userCount; user++) {
            int wanted = (int) Math.max(1, Math.min(items / 4, Math.round(activity[user] / sum * pairs)));
            take(user, distinct(user % COMMUNITIES, wanted, random));
        }
    }

    private int[] distinct(int community, int wanted, SplittableRandom random) {
        var drawn = new java.util.LinkedHashSet<Integer>();
        // A user of a small world may run out of items that are likely.
        for (int tries = 0; drawn.size() < wanted && tries < 20 * wanted; tries++) {
            drawn.add(
                    random.nextDouble() < 0.6
                            ? community + COMMUNITIES * pick(own[community], random)
                            : pick(everything, random));
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int pick(double[] sums, SplittableRandom random) {
        int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, at < 0 ? -at - 1 : at);
    }

    private void take(int user, int[] drawn) {
        // Spread over all users, so that all communities are tested.
        int stride = Math.max(1, userCount / TEST_USERS);
        boolean tested = user % stride == 0 && user / stride < test.length;
        var held = new int[drawn.length];
        int count = 0;
        int from = size;
        for (int i = 0; i < drawn.length; i++) {
            if (tested && i % HELD_OUT == HELD_OUT - 1) {
                held[count++] = drawn[i];
            } else if (size < users.length) {
                users[size] = user;
                itemsTaken[size++] = drawn[i];
            }
        }
        if (tested) {
            test[user / stride] = Arrays.copyOf(held, count);
            known[user / stride] = Arrays.copyOfRange(itemsTaken, from, size);
        }
    }

    int testUser(int number) {
        return number * Math.max(1, userCount / TEST_USERS);
    }

    /** Whether a pair is news of the last night: one in twenty, and all of one user in two hundred. */
    boolean isNew(int pair) {
        long mixed = (pair + 1L) * 0x9e3779b97f4a7c15L;
        return users[pair] % 200 == 199 || Long.remainderUnsigned(mixed >>> 20, 1000) < 45;
    }

    /** Users and items as 32-bit little-endian numbers, for peers in other languages. */
    void write(Path folder) {
        write(folder.resolve("users.i32"), users);
        write(folder.resolve("items.i32"), itemsTaken);
    }

    private void write(Path file, int[] numbers) {
        var bytes = ByteBuffer.allocate(size * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers, 0, size);
        try {
            Files.write(file, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
