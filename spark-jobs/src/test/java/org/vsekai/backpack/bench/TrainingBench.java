package org.vsekai.backpack.bench;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.factorization.ImplicitFactorization;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;

/**
 * Fits the same pairs with every estimator, one after the other on the same cores, and prints seconds and quality.
 * Arguments: folder, users, items, rank, pairs, iterations, threads, then {@code mllib} and {@code python=PROGRAM} as
 * wanted.
 */
public final class TrainingBench {
    private static final Map<Integer, Part> PARTS = new ConcurrentHashMap<>();
    private static final double REGULARISATION = 0.1;
    private static final double ALPHA = 1;
    private static final int CUT = 10;

    private final Path folder;
    private final TrainingPairs pairs;
    private final int rank;
    private final int iterations;
    private final int threads;
    private final List<Measured> results = new ArrayList<>();

    private TrainingBench(Path folder, TrainingPairs pairs, int rank, int iterations, int threads) {
        this.folder = folder;
        this.pairs = pairs;
        this.rank = rank;
        this.iterations = iterations;
        this.threads = threads;
    }

    /** @param ndcg of each test user */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Measured(String name, double seconds, double processor, double[] ndcg) {
        double mean() {
            return Arrays.stream(ndcg).average().orElse(0);
        }

        /** Half of the 95 % interval of the mean. */
        double margin() {
            return margin(ndcg);
        }

        /** The same of the mean difference to another estimator, user by user. */
        double margin(Measured other) {
            return margin(IntStream.range(0, ndcg.length)
                    .mapToDouble(i -> ndcg[i] - other.ndcg[i])
                    .toArray());
        }

        private static double margin(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return 1.96 * Math.sqrt(squares / (values.length - 1.0) / values.length);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var numbers = Arrays.stream(arguments, 1, 7).mapToInt(Integer::parseInt).toArray();
        var pairs = new TrainingPairs(numbers[0], numbers[1], numbers[3], 7);
        System.out.printf(
                Locale.ROOT,
                "%d pairs of %d users and %d items, rank %d, %d iterations, %d threads; load %.1f%n",
                pairs.size,
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[4],
                numbers[5],
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var bench = new TrainingBench(Path.of(arguments[0]), pairs, numbers[2], numbers[4], numbers[5]);
        var options = List.of(arguments).subList(7, arguments.length);
        bench.run(options);
        bench.report();
    }

    private void run(List<String> options) throws Exception {
        System.out.println(LinearAlgebra.description());
        try (var spark = SparkSessions.open("local[" + threads + "]", threads, false)) {
            spark.sparkContext().setCheckpointDir(folder.resolve("checkpoints").toString());
            var all = cached(spark, pair -> true);
            var yesterday = cached(spark, pair -> !pairs.isNew(pair));
            System.out.printf(Locale.ROOT, "news: %.1f %%%n", 100.0 - 100.0 * yesterday.count() / all.count());
            fit("cold, code not compiled yet", () -> estimator(1).fit(all).factors());
            fit(
                    "ImplicitFactorization, cold",
                    () -> estimator(iterations).fit(all).factors());
            var former = fit(
                    "the night before, cold",
                    () -> estimator(iterations).fit(yesterday).factors());
            fit(
                    "ImplicitFactorization, cold, 3 steps",
                    () -> estimator(iterations).setSteps(3).fit(all).factors());
            for (int most = 1; most <= 3; most++) {
                var warm = estimator(most).startingFrom(former);
                fit("ImplicitFactorization, warm, " + most, () -> warm.fit(all).factors());
            }
            if (options.contains("mllib")) {
                fit("MLlib ALS, tuned", () -> mllib(all));
            }
        }
        for (var option : options) {
            if (option.startsWith("python=")) {
                python(option.substring("python=".length()));
            }
        }
    }

    private Dataset<Row> cached(SparkSession spark, IntPredicate wanted) {
        var schema = new StructType()
                .add("user", DataTypes.IntegerType)
                .add("item", DataTypes.IntegerType)
                .add("rating", DataTypes.FloatType);
        var numbers = IntStream.range(0, pairs.size).filter(wanted).toArray();
        // By way of this JVM: what is given to parallelize itself is sent anew with every task.
        PARTS.put(numbers.length, new Part(pairs, numbers));
        int key = numbers.length;
        int parts = threads;
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var rows = context.parallelize(IntStream.range(0, parts).boxed().toList(), parts)
                .flatMap(part -> rows(key, part, parts));
        var dataset = spark.createDataFrame(rows, schema).persist();
        dataset.count();
        return dataset;
    }

    private static final class Part {
        private final TrainingPairs pairs;
        private final int[] numbers;

        Part(TrainingPairs pairs, int[] numbers) {
            this.pairs = pairs;
            this.numbers = numbers;
        }
    }

    private static Iterator<Row> rows(int key, int part, int parts) {
        var all = PARTS.get(key);
        return IntStream.range(0, all.numbers.length)
                .filter(i -> i % parts == part)
                .map(i -> all.numbers[i])
                .mapToObj(pair -> RowFactory.create(all.pairs.users[pair], all.pairs.itemsTaken[pair], 1f))
                .iterator();
    }

    private ImplicitFactorization estimator(int most) {
        return new ImplicitFactorization()
                .setRank(rank)
                .setMaxIter(most)
                .setRegParam(REGULARISATION)
                .setAlpha(ALPHA);
    }

    private Factors mllib(Dataset<Row> strengths) {
        var model = new ALS()
                .setImplicitPrefs(true)
                .setRank(rank)
                .setMaxIter(iterations)
                .setRegParam(REGULARISATION)
                .setAlpha(ALPHA)
                .setSeed(17)
                .setNumBlocks(threads)
                .setCheckpointInterval(5)
                .fit(strengths);
        return new Factors(
                model.userFactors().withColumnRenamed("features", "factors"),
                model.itemFactors().withColumnRenamed("features", "factors"));
    }

    private Factors fit(String name, Supplier<Factors> estimator) {
        long processor = processorTime();
        long started = System.nanoTime();
        var factors = estimator.get();
        factors.users().queryExecution().toRdd().count();
        factors.items().queryExecution().toRdd().count();
        double seconds = (System.nanoTime() - started) / 1e9;
        double used = (processorTime() - processor) / 1e9;
        add(name, seconds, used, floats(factors.users(), pairs.userCount), floats(factors.items(), pairs.itemCount));
        return factors;
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private float[] floats(Dataset<Row> factors, int count) {
        var floats = new float[count * rank];
        factors.toLocalIterator().forEachRemaining(row -> {
            var vector = row.<Float>getList(1);
            for (int k = 0; k < rank; k++) {
                floats[row.getInt(0) * rank + k] = vector.get(k);
            }
        });
        return floats;
    }

    private void python(String program) throws IOException, InterruptedException {
        pairs.write(folder);
        var command = List.of(
                program,
                System.getProperty("backpack.home") + "/bench/peers/implicit_als.py",
                folder.toString(),
                Integer.toString(rank),
                Integer.toString(iterations),
                Integer.toString(threads));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + printed);
        }
        var times = printed.strip().split(" ", -1);
        add(
                "implicit " + times[0],
                Double.parseDouble(times[1]),
                Double.parseDouble(times[2]),
                read("users.f32", pairs.userCount),
                read("items.f32", pairs.itemCount));
    }

    private float[] read(String name, int count) throws IOException {
        var floats = new float[count * rank];
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        return floats;
    }

    private void add(String name, double seconds, double processor, float[] users, float[] items) {
        var result = new Measured(name, seconds, processor, ndcg(users, items));
        results.add(result);
        System.out.printf(Locale.ROOT, "%-38s %7.1f s, NDCG@10 %.4f%n", result.name, result.seconds, result.mean());
    }

    /** Of the test users that have something to find; candidates are all items but the user's own. */
    private double[] ndcg(float[] users, float[] items) {
        return IntStream.range(0, pairs.test.length)
                .parallel()
                .filter(number -> pairs.test[number].length > 0)
                .mapToDouble(number -> ndcg(number, users, items))
                .toArray();
    }

    private double ndcg(int number, float[] users, float[] items) {
        var scores = new float[pairs.itemCount];
        JavaBLAS.getInstance()
                .sgemv(
                        "T",
                        rank,
                        pairs.itemCount,
                        1f,
                        items,
                        0,
                        rank,
                        users,
                        pairs.testUser(number) * rank,
                        1,
                        0f,
                        scores,
                        0,
                        1);
        for (int item : pairs.known[number]) {
            scores[item] = Float.NEGATIVE_INFINITY;
        }
        var relevant = new HashSet<Integer>();
        Arrays.stream(pairs.test[number]).forEach(relevant::add);
        double gain = 0;
        double ideal = 0;
        for (int position = 0; position < CUT; position++) {
            int best = 0;
            for (int item = 1; item < scores.length; item++) {
                best = scores[item] > scores[best] ? item : best;
            }
            scores[best] = Float.NEGATIVE_INFINITY;
            double discount = Math.log(2) / Math.log(position + 2.0);
            gain += relevant.contains(best) ? discount : 0;
            ideal += position < relevant.size() ? discount : 0;
        }
        return gain / ideal;
    }

    private void report() {
        var cold = results.get(1);
        System.out.println("""

                | estimator | seconds | of cold | processor seconds | NDCG@10 | less cold's, user by user |
                |---|---|---|---|---|---|""");
        for (var result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %.1f | %.4f +- %.4f | %+.4f +- %.4f |%n",
                    result.name,
                    result.seconds,
                    result.seconds / cold.seconds,
                    result.processor,
                    result.mean(),
                    result.margin(),
                    result.mean() - cold.mean(),
                    result.margin(cold));
        }
        System.out.printf(
                Locale.ROOT,
                "%nload %.1f at the end%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
