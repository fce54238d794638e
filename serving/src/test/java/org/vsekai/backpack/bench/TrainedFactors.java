package org.vsekai.backpack.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.vsekai.backpack.factors.FoldIn;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.factors.VectorsBuilder;

/**
 * Factors as training gives them: implicit ALS (alpha 10, reg 0.1, five rounds of fold-ins of every user and every item) on
 * drawn pairs. An item of popularity rank r is drawn with weight (r + 50)^-0.9; users draw a log-normal number of items, 25
 * on average, and 60 % of them from their own of 200 communities. Takes minutes; the result is kept in a file.
 */
final class TrainedFactors {
    private static final int COMMUNITIES = 200;
    private static final int ROUNDS = 5;
    private static final double MEAN_ITEMS = 25;

    private final float[][] users;
    private final float[][] items;

    private TrainedFactors(float[][] users, float[][] items) {
        this.users = users;
        this.items = items;
    }

    float[][] users() {
        return users;
    }

    float[][] items() {
        return items;
    }

    /** Reads them from the file, or draws, trains and writes them. */
    static TrainedFactors of(Path file, int users, int items, int rank) throws IOException {
        if (!Files.exists(file)) {
            System.out.printf("training factors of %,d users x %,d items x %d, once%n", users, items, rank);
            var factors = train(pairs(users, items), items, rank);
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(file, factors);
        }
        return read(file);
    }

    private static TrainedFactors train(int[][] itemsOfUser, int itemCount, int rank) {
        var usersOfItem = transposed(itemsOfUser, itemCount);
        var random = new Random(3);
        var items = new float[itemCount][rank];
        for (var item : items) {
            for (int d = 0; d < rank; d++) {
                item[d] = (float) (Math.abs(random.nextGaussian()) / Math.sqrt(rank));
            }
        }
        var users = new float[0][];
        for (int round = 0; round < ROUNDS; round++) {
            users = halfStep(items, itemsOfUser);
            items = halfStep(users, usersOfItem);
        }
        return new TrainedFactors(users, items);
    }

    private static float[][] halfStep(float[][] fixed, int[][] pairs) {
        var foldIn = new FoldIn(vectors(fixed), new FoldIn.Objective(10, 0.1, 1, FoldIn.Feedback.IMPLICIT));
        return IntStream.range(0, pairs.length)
                .parallel()
                .mapToObj(i -> pairs[i].length == 0 ? new float[fixed[0].length] : foldIn.user(once(pairs[i])))
                .toArray(float[][]::new);
    }

    private static Map<Integer, Double> once(int[] ids) {
        var strengths = new HashMap<Integer, Double>(ids.length * 2);
        for (int id : ids) {
            strengths.put(id, 1.0);
        }
        return strengths;
    }

    static Vectors vectors(float[][] rows) {
        var builder = new VectorsBuilder("bench", rows.length);
        for (int id = 0; id < rows.length; id++) {
            builder.add(id, rows[id]);
        }
        return builder.build();
    }

    private static int[][] pairs(int users, int items) {
        var random = new Random(11);
        var everywhere = new int[items];
        var own = new int[COMMUNITIES][];
        var community = random.ints(items, 0, COMMUNITIES).toArray();
        Arrays.setAll(everywhere, i -> i);
        Arrays.setAll(
                own,
                c -> IntStream.range(0, items).filter(i -> community[i] == c).toArray());
        var all = cumulative(everywhere);
        var within = Arrays.stream(own).map(TrainedFactors::cumulative).toArray(double[][]::new);
        var pairs = new int[users][];
        for (int user = 0; user < users; user++) {
            int home = random.nextInt(COMMUNITIES);
            long count = Math.round(MEAN_ITEMS * Math.exp(random.nextGaussian() - 0.5));
            var drawn = new HashSet<Integer>();
            for (int i = 0; i < Math.max(1, count); i++) {
                boolean atHome = own[home].length > 0 && random.nextDouble() < 0.6;
                drawn.add(atHome ? draw(own[home], within[home], random) : draw(everywhere, all, random));
            }
            pairs[user] = drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
        return pairs;
    }

    private static double[] cumulative(int[] items) {
        var sums = new double[items.length];
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            sum += Math.pow(items[i] + 50.0, -0.9);
            sums[i] = sum;
        }
        return sums;
    }

    private static int draw(int[] items, double[] cumulative, Random random) {
        int place = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return items[Math.min(items.length - 1, place < 0 ? -place - 1 : place)];
    }

    private static int[][] transposed(int[][] itemsOfUser, int items) {
        var counts = new int[items];
        for (var list : itemsOfUser) {
            for (int item : list) {
                counts[item]++;
            }
        }
        var result = new int[items][];
        Arrays.setAll(result, item -> new int[counts[item]]);
        for (int user = 0; user < itemsOfUser.length; user++) {
            for (int item : itemsOfUser[user]) {
                result[item][--counts[item]] = user;
            }
        }
        return result;
    }

    private static void write(Path file, TrainedFactors factors) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20))) {
            for (var rows : new float[][][] {factors.users, factors.items}) {
                out.writeInt(rows.length);
                out.writeInt(rows[0].length);
                for (var row : rows) {
                    for (float number : row) {
                        out.writeFloat(number);
                    }
                }
            }
        }
        Files.move(unfinished, file);
    }

    private static TrainedFactors read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            return new TrainedFactors(rows(in), rows(in));
        }
    }

    private static float[][] rows(DataInputStream in) throws IOException {
        var rows = new float[in.readInt()][in.readInt()];
        for (var row : rows) {
            for (int d = 0; d < row.length; d++) {
                row[d] = in.readFloat();
            }
        }
        return rows;
    }
}
