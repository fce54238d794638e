package org.vsekai.backpack.scene;

import java.util.Arrays;
import java.util.List;

/** A 4x4 matrix that maps column vectors, row-major: element (row, column) is value 4 * row + column. Immutable. */
public final class Matrix4 {
    public static final Matrix4 IDENTITY = new Matrix4(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});

    private final double[] values;

    private Matrix4(double[] values) {
        this.values = values;
    }

    /** The matrix of 16 values, row by row. */
    public static Matrix4 rowMajor(double... values) {
        if (values.length != 16) {
            throw new IllegalArgumentException("a 4x4 matrix has 16 values, not " + values.length);
        }
        return new Matrix4(values.clone());
    }

    /** The matrix of 16 values, row by row. */
    public static Matrix4 rowMajor(List<Double> values) {
        return rowMajor(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The matrix of 16 values, column by column, as glTF stores it. */
    public static Matrix4 columnMajor(double... values) {
        return rowMajor(values).transposed();
    }

    public static Matrix4 translation(Vector3 by) {
        return new Matrix4(new double[] {1, 0, 0, by.x(), 0, 1, 0, by.y(), 0, 0, 1, by.z(), 0, 0, 0, 1});
    }

    public static Matrix4 scale(Vector3 by) {
        return new Matrix4(new double[] {by.x(), 0, 0, 0, 0, by.y(), 0, 0, 0, 0, by.z(), 0, 0, 0, 0, 1});
    }

    public static Matrix4 rotation(Quaternion by) {
        double x = by.x();
        double y = by.y();
        double z = by.z();
        double w = by.w();
        return new Matrix4(new double[] {
            1 - 2 * (y * y + z * z),
            2 * (x * y - w * z),
            2 * (x * z + w * y),
            0,
            2 * (x * y + w * z),
            1 - 2 * (x * x + z * z),
            2 * (y * z - w * x),
            0,
            2 * (x * z - w * y),
            2 * (y * z + w * x),
            1 - 2 * (x * x + y * y),
            0,
            0,
            0,
            0,
            1
        });
    }

    /** Scales first, rotates then, moves last: glTF's T * R * S. */
    public static Matrix4 compose(Vector3 translation, Quaternion rotation, Vector3 scale) {
        return translation(translation).multiply(rotation(rotation)).multiply(scale(scale));
    }

    public double get(int row, int column) {
        return values[4 * row + column];
    }

    /** This matrix times the other: maps by the other first. */
    public Matrix4 multiply(Matrix4 other) {
        var product = new double[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += values[4 * row + k] * other.values[4 * k + column];
                }
                product[4 * row + column] = sum;
            }
        }
        return new Matrix4(product);
    }

    public Matrix4 transposed() {
        var turned = new double[16];
        for (int i = 0; i < 16; i++) {
            turned[i] = values[4 * (i % 4) + i / 4];
        }
        return new Matrix4(turned);
    }

    /** Where a point goes; the matrix is taken to be affine. */
    public Vector3 transformPoint(Vector3 point) {
        return new Vector3(along(0, point) + values[3], along(1, point) + values[7], along(2, point) + values[11]);
    }

    /** Where a direction goes: no translation. */
    public Vector3 transformDirection(Vector3 direction) {
        return new Vector3(along(0, direction), along(1, direction), along(2, direction));
    }

    private double along(int row, Vector3 vector) {
        return values[4 * row] * vector.x() + values[4 * row + 1] * vector.y() + values[4 * row + 2] * vector.z();
    }

    /** The last column: where the origin goes. */
    public Vector3 origin() {
        return new Vector3(values[3], values[7], values[11]);
    }

    /** The first three rows of a column: where an axis goes. */
    public Vector3 axis(int column) {
        return new Vector3(values[column], values[4 + column], values[8 + column]);
    }

    /** Of the upper left 3x3 part: negative when the matrix mirrors. */
    public double determinant3() {
        return axis(0).dot(axis(1).cross(axis(2)));
    }

    /**
     * The matrix that undoes this one, by Gauss-Jordan elimination with partial pivoting.
     *
     * @throws ArithmeticException when there is none
     */
    public Matrix4 inverse() {
        var left = values.clone();
        var right = IDENTITY.values.clone();
        for (int column = 0; column < 4; column++) {
            int pivot = pivot(left, column);
            swap(left, pivot, column);
            swap(right, pivot, column);
            double divisor = left[4 * column + column];
            if (divisor == 0 || !Double.isFinite(divisor)) {
                throw new ArithmeticException("the matrix " + this + " has no inverse");
            }
            for (int k = 0; k < 4; k++) {
                left[4 * column + k] /= divisor;
                right[4 * column + k] /= divisor;
            }
            for (int row = 0; row < 4; row++) {
                double factor = left[4 * row + column];
                if (row == column || factor == 0) {
                    continue;
                }
                for (int k = 0; k < 4; k++) {
                    left[4 * row + k] -= factor * left[4 * column + k];
                    right[4 * row + k] -= factor * right[4 * column + k];
                }
            }
        }
        return new Matrix4(right);
    }

    private static int pivot(double[] matrix, int column) {
        int best = column;
        for (int row = column + 1; row < 4; row++) {
            if (Math.abs(matrix[4 * row + column]) > Math.abs(matrix[4 * best + column])) {
                best = row;
            }
        }
        return best;
    }

    private static void swap(double[] matrix, int one, int other) {
        for (int k = 0; k < 4; k++) {
            double kept = matrix[4 * one + k];
            matrix[4 * one + k] = matrix[4 * other + k];
            matrix[4 * other + k] = kept;
        }
    }

    public boolean isFinite() {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** The 16 values, row by row: a copy. */
    public double[] toArray() {
        return values.clone();
    }

    /** The 16 values, row by row. */
    public List<Double> toList() {
        return Arrays.stream(values).boxed().toList();
    }

    /** The 16 values, column by column, as glTF stores them. */
    public double[] toColumnMajor() {
        return transposed().values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix4 matrix && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
