package org.vsekai.backpack.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.vsekai.backpack.factors.Candidates;
import org.vsekai.backpack.factors.ExactTopK;
import org.vsekai.backpack.factors.FoldIn;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.factors.Vectors;

/**
 * The top-k kernel alone, on the core it is given: exact top-10 and top-100 by inner product on factors as training gives
 * them, and on factors that no bound helps with (all of one length, directions at random); and fold-ins. Arguments: folder
 * [users items rank]; defaults 200000 200000 64. Keeps trained factors and what the C scan reads in the folder.
 */
public final class TopKBench {
    private static final int ROUNDS = 5;
    private static final int SEARCHES = 1_000;
    private static final int USERS_FOR_C = 200;

    private final TopK topK = new ExactTopK();
    private final Path folder;

    private TopKBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String... arguments) throws IOException {
        int[] sizes = {200_000, 200_000, 64};
        for (int i = 1; i < arguments.length; i++) {
            sizes[i - 1] = Integer.parseInt(arguments[i]);
        }
        var bench = new TopKBench(Path.of(arguments[0]));
        var trained = TrainedFactors.of(
                bench.folder.resolve("factors-%d-%d-%d".formatted(sizes[0], sizes[1], sizes[2])),
                sizes[0],
                sizes[1],
                sizes[2]);
        System.out.printf(
                "%-8s %4s %10s %10s %10s %9s%n", "factors", "k", "median ms", "p99 ms", "touched %", "scored %");
        bench.measure("trained", trained.items(), trained.users());
        bench.measure("hostile", alike(sizes[1], sizes[2], 1), alike(2_000, sizes[2], 2));
        foldIns(TrainedFactors.vectors(trained.items()));
    }

    private void measure(String name, float[][] items, float[][] users) throws IOException {
        write(folder.resolve(name), items, Arrays.copyOf(users, Math.min(users.length, USERS_FOR_C)));
        var vectors = TrainedFactors.vectors(items);
        for (int k : new int[] {10, 100}) {
            // The first round warms up; of the others the one in the middle is told, as neighbours on the machine
            // disturb.
            var rounds = new Round[ROUNDS];
            Arrays.setAll(rounds, round -> round(vectors, users, k, round));
            var told = Arrays.stream(rounds, 1, ROUNDS)
                    .sorted((a, b) -> Double.compare(a.median, b.median))
                    .toList()
                    .get((ROUNDS - 1) / 2);
            System.out.printf(
                    "%-8s %4d %10.4f %10.4f %10.2f %9.3f%n",
                    name, k, told.median, told.late, told.touched, told.scored);
        }
    }

    private record Round(double median, double late, double touched, double scored) {}

    private Round round(Vectors vectors, float[][] users, int k, int seed) {
        var random = new Random(seed);
        var times = new long[SEARCHES];
        long touched = 0;
        long scored = 0;
        for (int i = 0; i < SEARCHES; i++) {
            var user = users[random.nextInt(users.length)];
            long start = System.nanoTime();
            var found = topK.search(vectors, user, k, Candidates.all(), Metric.DOT);
            times[i] = System.nanoTime() - start;
            touched += found.touched();
            scored += found.scored();
        }
        Arrays.sort(times);
        double rows = (double) SEARCHES * vectors.size() / 100;
        return new Round(times[SEARCHES / 2] / 1e6, times[SEARCHES * 99 / 100] / 1e6, touched / rows, scored / rows);
    }

    private static void foldIns(Vectors items) {
        var foldIn = new FoldIn(items, new FoldIn.Objective(10, 0.1, 1, FoldIn.Feedback.IMPLICIT));
        System.out.printf("%n%-8s %10s%n", "fold-in", "median ms");
        for (int count : new int[] {5, 50, 500}) {
            var random = new Random(count);
            var times = new long[SEARCHES * 3];
            for (int i = 0; i < times.length; i++) {
                Map<Integer, Double> strengths = new HashMap<>();
                random.ints(0, items.size()).distinct().limit(count).forEach(item -> strengths.put(item, 1.0));
                long start = System.nanoTime();
                foldIn.user(strengths);
                times[i] = System.nanoTime() - start;
            }
            var last = Arrays.copyOfRange(times, SEARCHES, times.length);
            Arrays.sort(last);
            System.out.printf("%-8d %10.4f%n", count, last[SEARCHES] / 1e6);
        }
    }

    /** Directions at random, all of length 1. */
    private static float[][] alike(int count, int rank, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var row = new float[rank];
                    double squares = 0;
                    for (int d = 0; d < rank; d++) {
                        row[d] = (float) random.nextGaussian();
                        squares += (double) row[d] * row[d];
                    }
                    for (int d = 0; d < rank; d++) {
                        row[d] /= (float) Math.sqrt(squares);
                    }
                    return row;
                })
                .toArray(float[][]::new);
    }

    private static void write(Path file, float[][] items, float[][] users) throws IOException {
        try (var channel = FileChannel.open(
                Files.createDirectories(file.toAbsolutePath().getParent()).resolve(file.getFileName()),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (var rows : new float[][][] {items, users}) {
                var head = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
                channel.write(head.putInt(rows.length).putInt(rows[0].length).flip());
                for (var row : rows) {
                    var bytes = ByteBuffer.allocate(row.length * 4).order(ByteOrder.nativeOrder());
                    bytes.asFloatBuffer().put(row);
                    channel.write(bytes);
                }
            }
        }
    }
}
