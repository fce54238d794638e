package org.vsekai.backpack.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vsekai.backpack.catalogue.TensorType;

/**
 * A tensor of the Open Inference Protocol.
 *
 * @param shape its sides
 * @param data its numbers, row-major, little-endian, from position to limit; read by duplicates alone
 */
record InferTensor(String name, TensorType datatype, List<Long> shape, ByteBuffer data) {
    InferTensor {
        shape = List.copyOf(shape);
        data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many numbers a shape holds. */
    static long count(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }
}
