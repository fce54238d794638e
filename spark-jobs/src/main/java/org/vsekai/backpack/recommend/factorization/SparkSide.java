package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Solves the rows of a side block by block, each a task of one Spark job. */
final class SparkSide implements Alternation.Side {
    private final JavaRDD<Block> blocks;
    private final Objective objective;
    private final int steps;
    private final SharedFloats.Way way;

    SparkSide(JavaRDD<Block> blocks, Objective objective, int steps, SharedFloats.Way way) {
        this.blocks = blocks;
        this.objective = objective;
        this.steps = steps;
        this.way = way;
    }

    /**
     * A block's solution.
     */
    private static final class Solved implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int at;
        private final float[] factors;
        private final double change;
        private final double length;

        Solved(int at, float[] factors, double change, double length) {
            this.at = at;
            this.factors = factors;
            this.change = change;
            this.length = length;
        }
    }

    @Override
    public Alternation.Movement solve(float[] factors, float[] other, float[] eigenvalues) {
        var context = JavaSparkContext.fromSparkContext(blocks.context());
        // A task that is run again must start from where the first one did: it never writes to what it reads.
        try (var before = SharedFloats.of(context, way, factors.clone());
                var fixed = SharedFloats.of(context, way, other);
                var after = SharedFloats.Here.put(factors)) {
            var task = new Task(objective, steps, eigenvalues, before, fixed, after, way);
            var movement = Alternation.Movement.NONE;
            for (var solved : blocks.map(task::solve).collect()) {
                System.arraycopy(solved.factors, 0, factors, solved.at, solved.factors.length);
                movement = movement.plus(new Alternation.Movement(solved.change, solved.length));
            }
            return movement;
        }
    }

    /** What is sent to the executors. */
    private static final class Task implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Objective objective;
        private final int steps;
        private final float[] eigenvalues;
        private final SharedFloats before;
        private final SharedFloats fixed;
        private final SharedFloats.Here after;
        private final SharedFloats.Way way;

        Task(
                Objective objective,
                int steps,
                float[] eigenvalues,
                SharedFloats before,
                SharedFloats fixed,
                SharedFloats.Here after,
                SharedFloats.Way way) {
            this.objective = objective;
            this.steps = steps;
            this.eigenvalues = eigenvalues;
            this.before = before;
            this.fixed = fixed;
            this.after = after;
            this.way = way;
        }

        Solved solve(Block block) {
            int rank = objective.rank();
            int at = block.first() * rank;
            var rows = block.rows();
            var factors = Arrays.copyOfRange(before.get(), at, at + rows.count() * rank);
            var solver = new RowSolver(objective, steps, Kernels.best(), fixed.get(), eigenvalues);
            for (int row = 0; row < rows.count(); row++) {
                solver.solve(rows, row, factors, row * rank);
            }
            return switch (way) {
                case BY_BROADCAST -> new Solved(at, factors, solver.change(), solver.length());
                case BY_REFERENCE -> {
                    System.arraycopy(factors, 0, after.get(), at, factors.length);
                    yield new Solved(at, new float[0], solver.change(), solver.length());
                }
            };
        }
    }
}
