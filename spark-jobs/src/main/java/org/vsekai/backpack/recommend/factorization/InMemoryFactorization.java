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

    /** A cold fit to strengths of users (rows) and items (columns). */
    public Learnt fit(SparseRows strengths, int items) {
        return fit(strengths, FactorPair.cold(strengths.count(), items, objective.rank(), schedule.seed()));
    }

    /**
     * A fit from given factors, which are overwritten. Rows without a positive strength end as 0.
     *
     * @param start factors of all users and items; a new item may be 0, a new user should be random
     */
    public Learnt fit(SparseRows strengths, FactorPair start) {
        int items = start.items().length / objective.rank();
        var byItem = strengths.transposed(items);
        try (var workers = new Workers(threads)) {
            var solver = new BlockSolver(workers, objective, schedule.steps(), kernel);
            return new Alternation(objective, schedule, new DenseRows(objective.rank(), workers, kernel))
                    .run(start, solver.of(strengths), solver.of(byItem));
        }
    }
}
