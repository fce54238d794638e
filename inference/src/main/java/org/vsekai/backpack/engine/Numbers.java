package org.vsekai.backpack.engine;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.vsekai.backpack.catalogue.TensorType;

/** Our names of kinds of numbers, and DJL's. */
final class Numbers {
    private Numbers() {}

    static DataType type(TensorType type) {
        return switch (type) {
            case BOOL -> DataType.BOOLEAN;
            case UINT8 -> DataType.UINT8;
            case INT8 -> DataType.INT8;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            case FP32 -> DataType.FLOAT32;
            case FP64 -> DataType.FLOAT64;
        };
    }

    static Optional<TensorType> type(DataType type) {
        return Optional.ofNullable(
                switch (type) {
                    case BOOLEAN -> TensorType.BOOL;
                    case UINT8 -> TensorType.UINT8;
                    case INT8 -> TensorType.INT8;
                    case INT32 -> TensorType.INT32;
                    case INT64 -> TensorType.INT64;
                    case FLOAT32 -> TensorType.FP32;
                    case FLOAT64 -> TensorType.FP64;
                    default -> null;
                });
    }

    /** The same bytes where native code can read them. */
    static ByteBuffer direct(ByteBuffer data) {
        var direct = ByteBuffer.allocateDirect(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        return direct.put(data.duplicate()).flip();
    }
}
