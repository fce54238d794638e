package org.vsekai.backpack.recommend.factorization;

/**
 * Fits implicit factors in this JVM's memory. The same input gives the same factors whatever the number of threads. Holds
 * no state: thread-safe, but a fit takes {@code threads} cores.
 */
public final class InMemoryFactorization {
    private final Objective objective;
    private final Schedule schedule;
    private final int threads;
    private final Kernel kernel;

    public InMemoryFactorization(Objective objective, Schedule schedule, int threads) {
        this(objective, schedule, threads, Kernels.best());
    }

    InMemoryFactorization(Objective objective, Schedule schedule, int threads, Kernel kernel) {
        this.objective = objective;
        this.schedule = schedule;
        this.threads = threads;
        this.kernel = kernel;
    }

    /** A cold fit to strengths of users (rows) and items (columns). Those without a positive strength end as 0. */
    public Learnt fit(SparseRows strengths, int items) {
        int users = strengths.count();
        return fit(strengths, items, Start.cold(users, items, objective.rank(), schedule.seed(), user -> user));
    }

    /**
     * A warm fit from factors that were learnt before, which are overwritten.
     *
     * @param factors of all users and items, 0 for those that are new
     */
    public Learnt fit(SparseRows strengths, FactorPair factors) {
        int rank = objective.rank();
        if (factors.users().length != Math.multiplyExact(strengths.count(), rank)) {
            throw new IllegalArgumentException("the factors are not of " + strengths.count() + " users, rank " + rank);
        }
        var start = Start.warm(factors, rank, schedule.seed(), user -> user, item -> item);
        return fit(strengths, factors.items().length / rank, start);
    }

    Learnt fit(SparseRows strengths, int items, Start start) {
        var byItem = strengths.transposed(items);
        try (var workers = new Workers(threads)) {
            var solver = new BlockSolver(workers, objective, schedule.steps(), kernel);
            return new Alternation(objective, schedule, new DenseRows(objective.rank(), workers, kernel))
                    .run(start, solver.of(strengths), solver.of(byItem));
        }
    }
}
