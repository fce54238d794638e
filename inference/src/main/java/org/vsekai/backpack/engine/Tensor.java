package org.vsekai.backpack.engine;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.vsekai.backpack.catalogue.TensorType;

/** Numbers in a shape, row-major: what goes into a network. The arrays are not copied: leave them alone until it has run. */
public sealed interface Tensor {
    /** Its sides. */
    long[] shape();

    /** Floats of 32 bits. */
    static Tensor of(float[] values, long... shape) {
        return new Floats(values, checked(values.length, shape));
    }

    /** Whole numbers of 32 bits. */
    static Tensor of(int[] values, long... shape) {
        return new Ints(values, checked(values.length, shape));
    }

    /** Whole numbers of 64 bits. */
    static Tensor of(long[] values, long... shape) {
        return new Longs(values, checked(values.length, shape));
    }

    /**
     * Numbers as bytes.
     *
     * @param data little-endian, from position to limit
     */
    static Tensor of(ByteBuffer data, TensorType type, long... shape) {
        return new Bytes(data.slice(), type, checked(data.remaining() / type.bytes(), shape));
    }

    private static long[] checked(int length, long... shape) {
        long numbers = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (numbers != length) {
            throw new IllegalArgumentException(length + " numbers are no tensor of " + Arrays.toString(shape));
        }
        return shape;
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Floats(float[] values, long[] shape) implements Tensor {}

    @SuppressWarnings("ArrayRecordComponent")
    record Ints(int[] values, long[] shape) implements Tensor {}

    @SuppressWarnings("ArrayRecordComponent")
    record Longs(long[] values, long[] shape) implements Tensor {}

    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(ByteBuffer data, TensorType type, long[] shape) implements Tensor {}

    /** An output of a call, kept in native memory for the next. Close it; not thread-safe. */
    final class Kept implements Tensor, AutoCloseable {
        private final NDArray array;

        Kept(NDArray array) {
            this.array = array;
        }

        @Override
        public long[] shape() {
            return array.getShape().getShape();
        }

        NDArray array() {
            return array;
        }

        @Override
        public void close() {
            array.close();
        }
    }
}
