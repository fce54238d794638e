package org.vsekai.backpack.recommend.factorization;

import java.util.Arrays;

/** Solves the rows of a whole side on the threads of this JVM, in parts of about the same work. */
final class BlockSolver {
    private static final int WORK_PER_PART = 16_384;
    /** What a row costs besides its entries, in entries. */
    private static final int WORK_PER_ROW = 8;

    private final Workers workers;
    private final Objective objective;
    private final int steps;
    private final Kernel kernel;

    BlockSolver(Workers workers, Objective objective, int steps, Kernel kernel) {
        this.workers = workers;
        this.objective = objective;
        this.steps = steps;
        this.kernel = kernel;
    }

    Alternation.Side of(SparseRows matrix) {
        int[] parts = parts(matrix);
        return (factors, other, eigenvalues) -> {
            var moved = new Alternation.Movement[parts.length - 1];
            workers.each(moved.length, () -> 0, (nothing, part) -> {
                var solver = new RowSolver(objective, steps, kernel, other, eigenvalues);
                for (int row = parts[part]; row < parts[part + 1]; row++) {
                    solver.solve(matrix, row, factors, row * objective.rank());
                }
                moved[part] = new Alternation.Movement(solver.change(), solver.length());
            });
            return Arrays.stream(moved).reduce(Alternation.Movement.NONE, Alternation.Movement::plus);
        };
    }

    /** The first rows of the parts, and at last the number of rows. */
    private static int[] parts(SparseRows matrix) {
        var firsts = new int[matrix.count() + 1];
        int parts = 0;
        long work = 0;
        for (int row = 0; row < matrix.count(); row++) {
            if (row == 0 || work >= WORK_PER_PART) {
                firsts[parts++] = row;
                work = 0;
            }
            work += matrix.end(row) - matrix.start(row) + WORK_PER_ROW;
        }
        firsts[parts] = matrix.count();
        return Arrays.copyOf(firsts, parts + 1);
    }
}
