package org.vsekai.backpack.warehouse;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A column of plain values, as Delta Kernel wants it for writing. */
record PlainVector(DataType type, int size, IntFunction<@Nullable Object> values) implements ColumnVector {

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return size;
    }

    @Override
    public void close() {}

    @Override
    public boolean isNullAt(int row) {
        return values.apply(row) == null;
    }

    @Override
    public boolean getBoolean(int row) {
        return (Boolean) values.apply(row);
    }

    @Override
    public int getInt(int row) {
        return (Integer) values.apply(row);
    }

    @Override
    public long getLong(int row) {
        return values.apply(row) instanceof Instant time
                ? ChronoUnit.MICROS.between(Instant.EPOCH, time)
                : (Long) values.apply(row);
    }

    @Override
    public float getFloat(int row) {
        return (Float) values.apply(row);
    }

    @Override
    public double getDouble(int row) {
        return (Double) values.apply(row);
    }

    @Override
    public String getString(int row) {
        return (String) values.apply(row);
    }

    @Override
    public ArrayValue getArray(int row) {
        var list = (List<?>) values.apply(row);
        var elementType = ((ArrayType) type).getElementType();
        return new ArrayValue() {
            @Override
            public int getSize() {
                return list.size();
            }

            @Override
            public ColumnVector getElements() {
                return new PlainVector(elementType, list.size(), list::get);
            }
        };
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        return new PlainVector(((StructType) type).at(ordinal).getDataType(), size, row -> {
            var struct = (Object[]) values.apply(row);
            return struct == null ? null : struct[ordinal];
        });
    }
}
