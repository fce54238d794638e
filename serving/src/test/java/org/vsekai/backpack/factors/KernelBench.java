package org.vsekai.backpack.factors;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The inner loops of a search and a fold-in, by JMH: {@code bench/kernel}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBench {
    private static final int ROWS = 20_480;
    private static final int RANK = 64;

    @Param({"vector", "scalar"})
    public String kernel = "vector";

    private Kernel chosen = new ScalarKernel();
    private TopK topK = new ExactTopK(chosen);
    private Vectors vectors = Vectors.NONE;
    private final QueryCodes codes = new QueryCodes();
    private final Gate gate = new Gate();
    private final short[] products = new short[Vectors.BLOCK];
    private final float[] query = new float[RANK];
    private final Map<Integer, Double> strengths = new HashMap<>();
    private FoldIn foldIn = new FoldIn(vectors, 10, 0.1);

    @Setup
    public void draw() throws ReflectiveOperationException {
        var random = new Random(1);
        var builder = new VectorsBuilder("bench", ROWS);
        for (int id = 0; id < ROWS; id++) {
            builder.add(id, numbers(random));
        }
        System.arraycopy(numbers(random), 0, query, 0, RANK);
        chosen = kernel.equals("vector") ? Kernels.vector() : new ScalarKernel();
        topK = new ExactTopK(chosen);
        vectors = builder.build();
        codes.set(query, RANK, Vectors.norm(query));
        gate.open(codes, 0, 1);
        gate.narrow(Metric.DOT, 40, Vectors.norm(query), vectors.norms()[0]);
        random.ints(0, ROWS).distinct().limit(50).forEach(item -> strengths.put(item, 1.0));
        foldIn = new FoldIn(vectors, 10, 0.1);
    }

    private static float[] numbers(Random random) {
        var numbers = new float[RANK];
        for (int d = 0; d < RANK; d++) {
            numbers[d] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** Whole-number products of a block of 256 rows. */
    @Benchmark
    public short[] productsOfABlock() {
        chosen.products(vectors.codes(0), codes.codes(), RANK, products);
        return products;
    }

    /** Which of 64 rows get in. */
    @Benchmark
    public long survivorsOfAGroup() {
        return chosen.survivors(products, 0, vectors, 0, gate);
    }

    /** One row's score. */
    @Benchmark
    public double dotOfARow() {
        return chosen.dot(vectors.block(0), 0, query);
    }

    /** A whole search in 20,480 rows that no bound helps with. */
    @Benchmark
    public TopK.Found search() {
        return topK.search(vectors, query, 10, Candidates.all(), Metric.DOT);
    }

    /** A user's vector from 50 interactions. */
    @Benchmark
    public float[] foldInOfFiftyItems() {
        return foldIn.user(strengths);
    }
}
