package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Optional;

/** What a tensor's numbers are, by the names of the Open Inference Protocol, version 2. */
public enum TensorType {
    BOOL(1),
    UINT8(1),
    INT8(1),
    INT32(4),
    INT64(8),
    FP32(4),
    FP64(8);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** Of one number. */
    public int bytes() {
        return bytes;
    }

    /** The type of this name. */
    public static Optional<TensorType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    @JsonCreator
    static TensorType named(String name) {
        return of(name).orElseThrow(
                        () -> new IllegalArgumentException("'" + name + "' is none of " + Arrays.toString(values())));
    }
}
