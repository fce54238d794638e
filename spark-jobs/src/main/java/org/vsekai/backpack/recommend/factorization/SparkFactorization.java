package org.vsekai.backpack.recommend.factorization;

import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Fits implicit factors over Spark partitions. Strengths are shuffled once into blocks of users and blocks of items; in each
 * half-step the other side's factors go to all tasks. All factors must fit in the memory of the driver and of each executor
 * three times over: for more there is MLlib's ALS. The same strengths give the same factors, bit by bit, whatever the
 * partitions and blocks.
 */
final class SparkFactorization {
    private static final int ENTRIES_PER_BLOCK = 500_000;
    private static final int BLOCKS_PER_CORE = 4;
    private static final int MOST_BLOCKS = 1_000;
    /** Up to so many entries half-steps are so short that Spark's jobs would cost more than they do. */
    private static final long FEW_ENTRIES = 1L << 20;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Objective objective;
    private final Schedule schedule;
    private final SharedFloats.Way way;

    SparkFactorization(SparkSession spark, Objective objective, Schedule schedule) {
        this(spark, objective, schedule, SharedFloats.Way.of(JavaSparkContext.fromSparkContext(spark.sparkContext())));
    }

    SparkFactorization(SparkSession spark, Objective objective, Schedule schedule, SharedFloats.Way way) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.objective = objective;
        this.schedule = schedule;
        this.way = way;
    }

    /**
     * What a fit gave.
     *
     * @param iterations that were run
     * @param change the share of the factors' length by which the last iteration moved them
     */
    record Result(Factors factors, int iterations, double change) {}

    /**
     * @param strengths columns user and item, ints, and strength, a float
     * @param wanted blocks of each side, 0 to take them from the data, and to fit few strengths on the driver
     * @param former factors to start from, matched by id
     */
    Result fit(Dataset<Row> strengths, int wanted, Optional<Factors> former) {
        var triples = Triples.parts(strengths).persist(StorageLevel.MEMORY_AND_DISK());
        var users = IdCounts.sum(triples.map(Triples::rowCounts).collect());
        long entries = Arrays.stream(users.counts()).asLongStream().sum();
        if (wanted == 0 && entries <= FEW_ENTRIES) {
            var collected = CollectedStrengths.of(triples.collect());
            triples.unpersist();
            return onDriver(collected, former);
        }
        var items =
                IdCounts.sum(triples.map(part -> part.transposed().rowCounts()).collect());
        int blocks = wanted > 0 ? wanted : blocks(entries);
        var userLayout = SideLayout.of(users, blocks);
        var itemLayout = SideLayout.of(items, blocks);
        try (var userBlocks = StoredBlocks.of(context, triples, userLayout, itemLayout);
                var itemBlocks = StoredBlocks.of(context, triples.map(Triples::transposed), itemLayout, userLayout)) {
            triples.unpersist();
            return fit(userLayout, itemLayout, userBlocks, itemBlocks, former);
        }
    }

    private Result onDriver(CollectedStrengths strengths, Optional<Factors> former) {
        var users = strengths.users();
        var items = strengths.items();
        var learnt = new InMemoryFactorization(objective, schedule, cores())
                .fit(strengths.rows(), items.count(), start(users, items, former));
        return result(users, items, learnt);
    }

    private int blocks(long entries) {
        long fromData = Math.min(MOST_BLOCKS, entries / ENTRIES_PER_BLOCK);
        return (int) Math.max((long) BLOCKS_PER_CORE * context.defaultParallelism(), fromData);
    }

    private Result fit(
            SideLayout users,
            SideLayout items,
            StoredBlocks userBlocks,
            StoredBlocks itemBlocks,
            Optional<Factors> former) {
        int rank = objective.rank();
        try (var workers = new Workers(way == SharedFloats.Way.BY_REFERENCE ? context.defaultParallelism() : cores())) {
            var learnt = new Alternation(objective, schedule, new DenseRows(rank, workers, Kernels.best()))
                    .run(start(users, items, former), side(userBlocks), side(itemBlocks));
            return result(users, items, learnt);
        }
    }

    private Result result(SideLayout users, SideLayout items, Learnt learnt) {
        int rank = objective.rank();
        var factors = new Factors(
                FactorRows.dataset(spark, users.ids(), learnt.factors().users(), rank, users.blocks()),
                FactorRows.dataset(spark, items.ids(), learnt.factors().items(), rank, items.blocks()));
        return new Result(factors, learnt.iterations(), learnt.change());
    }

    private SparkSide side(StoredBlocks blocks) {
        return new SparkSide(blocks.rdd(), objective, schedule.steps(), way);
    }

    private Start start(SideLayout users, SideLayout items, Optional<Factors> former) {
        int rank = objective.rank();
        if (former.isEmpty()) {
            return Start.cold(users.count(), items.count(), rank, schedule.seed(), row -> users.ids()[row]);
        }
        var factors = new FactorPair(
                FactorRows.floats(former.get().users(), users, rank),
                FactorRows.floats(former.get().items(), items, rank));
        return Start.warm(factors, rank, schedule.seed(), row -> users.ids()[row], row -> items.ids()[row]);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
