package org.vsekai.backpack.recommend.neighbours;

import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;

/**
 * Inverts symmetric positive definite matrices in place by Gauss-Jordan elimination in blocks. Such matrices need no
 * pivots. Nearly all of the 2 n^3 operations are matrix products, which is what makes it quick with any BLAS; Java's own
 * LAPACK is not blocked. Uses all cores.
 */
public final class SymmetricInverse {
    private static final int BLOCK = 128;

    private final double[] matrix;
    private final int size;

    private SymmetricInverse(double[] matrix, int size) {
        this.matrix = matrix;
        this.size = size;
    }

    /**
     * Puts the inverse in the matrix's place.
     *
     * @param matrix size by size; being symmetric it is the same by rows and by columns
     * @throws ArithmeticException when it is not positive definite
     */
    public static void invert(double[] matrix, int size) {
        new SymmetricInverse(matrix, size).invert();
    }

    private void invert() {
        for (int start = 0; start < size; start += BLOCK) {
            eliminate(start, Math.min(BLOCK, size - start));
        }
    }

    /**
     * One block of pivots P = A(b, b), the rest of its columns C = A(:, b) and of its rows R = A(b, :), by columns: R
     * becomes inverse(P) R, all else loses C R, C becomes -C inverse(P), P its inverse.
     */
    private void eliminate(int start, int width) {
        var pivot = new double[width * width];
        for (int column = 0; column < width; column++) {
            System.arraycopy(matrix, (start + column) * size + start, pivot, column * width, width);
        }
        invertSmall(pivot, width);
        var columns = new double[size * width];
        System.arraycopy(matrix, start * size, columns, 0, columns.length);
        for (int column = 0; column < width; column++) {
            java.util.Arrays.fill(columns, column * size + start, column * size + start + width, 0);
        }
        int stripes = (size + BLOCK - 1) / BLOCK;
        IntStream.range(0, stripes).parallel().forEach(stripe -> {
            int first = stripe * BLOCK;
            if (first != start) {
                update(columns, pivot, start, width, first, Math.min(BLOCK, size - first));
            }
        });
        // C = -C inverse(P), with zeros where P was; then P.
        product(size, width, width, -1, columns, 0, size, pivot, 0, width, 0, start * size, size);
        for (int column = 0; column < width; column++) {
            System.arraycopy(pivot, column * width, matrix, (start + column) * size + start, width);
        }
    }

    /** The columns from {@code first} on: R = inverse(P) R, then all else loses C R. */
    private void update(double[] columns, double[] pivot, int start, int width, int first, int count) {
        var rows = new double[width * count];
        for (int column = 0; column < count; column++) {
            System.arraycopy(matrix, (first + column) * size + start, rows, column * width, width);
        }
        // The zeros of C leave R alone in the second product, so that it is written once, by the first.
        product(width, count, width, 1, pivot, 0, width, rows, 0, width, 0, first * size + start, size);
        var solved = new double[width * count];
        for (int column = 0; column < count; column++) {
            System.arraycopy(matrix, (first + column) * size + start, solved, column * width, width);
        }
        product(size, count, width, -1, columns, 0, size, solved, 0, width, 1, first * size, size);
    }

    private void product(
            int rows,
            int columns,
            int inner,
            double alpha,
            double[] left,
            int leftFrom,
            int leftStride,
            double[] right,
            int rightFrom,
            int rightStride,
            double beta,
            int to,
            int toStride) {
        LinearAlgebra.blas()
                .dgemm(
                        "N",
                        "N",
                        rows,
                        columns,
                        inner,
                        alpha,
                        left,
                        leftFrom,
                        leftStride,
                        right,
                        rightFrom,
                        rightStride,
                        beta,
                        matrix,
                        to,
                        toStride);
    }

    /** Gauss-Jordan by single pivots. */
    private static void invertSmall(double[] block, int width) {
        for (int k = 0; k < width; k++) {
            double pivot = block[k * width + k];
            if (!(pivot > 0)) {
                throw new ArithmeticException("the matrix is not positive definite");
            }
            for (int column = 0; column < width; column++) {
                if (column != k) {
                    block[column * width + k] /= pivot;
                    subtract(block, width, k, column, block[column * width + k]);
                }
            }
            for (int row = 0; row < width; row++) {
                block[k * width + row] = row == k ? 1 / pivot : -block[k * width + row] / pivot;
            }
        }
    }

    private static void subtract(double[] block, int width, int k, int column, double factor) {
        for (int row = 0; row < width; row++) {
            if (row != k) {
                block[column * width + row] -= block[k * width + row] * factor;
            }
        }
    }
}
