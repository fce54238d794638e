package org.vsekai.backpack.warehouse;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.ColumnType;
import org.vsekai.backpack.table.ColumnType.ListOf;
import org.vsekai.backpack.table.ColumnType.Scalar;
import org.vsekai.backpack.table.ColumnType.Struct;

/** Between Delta Kernel's vectors and the plain values of {@link org.vsekai.backpack.table.RowCodec}. */
final class CellReader {
    private CellReader() {}

    /** The cell as a plain value, null where the table has none. */
    static @Nullable Object value(ColumnVector vector, ColumnType type, int row) {
        if (vector.isNullAt(row)) {
            return null;
        }
        if (type instanceof Scalar scalar) {
            return scalar(vector, scalar, row);
        } else if (type instanceof ListOf list) {
            return list(vector, list, row);
        } else {
            return struct(vector, (Struct) type, row);
        }
    }

    private static Object scalar(ColumnVector vector, Scalar type, int row) {
        return switch (type) {
            case STRING -> vector.getString(row);
            case INTEGER -> vector.getInt(row);
            case LONG -> vector.getLong(row);
            case FLOAT -> vector.getFloat(row);
            case DOUBLE -> vector.getDouble(row);
            case BOOLEAN -> vector.getBoolean(row);
            case TIMESTAMP -> Instant.EPOCH.plus(vector.getLong(row), ChronoUnit.MICROS);
        };
    }

    private static List<@Nullable Object> list(ColumnVector vector, ListOf type, int row) {
        var array = vector.getArray(row);
        var elements = array.getElements();
        var values = new ArrayList<@Nullable Object>(array.getSize());
        for (int i = 0; i < array.getSize(); i++) {
            values.add(value(elements, type.element(), i));
        }
        return values;
    }

    private static @Nullable Object[] struct(ColumnVector vector, Struct type, int row) {
        var physical = (StructType) vector.getDataType();
        var values = new @Nullable Object[type.fields().size()];
        for (int i = 0; i < values.length; i++) {
            var field = type.fields().get(i);
            values[i] = value(vector.getChild(physical.indexOf(field.name())), field.type(), row);
        }
        return values;
    }

    /** Whether the table's type can be read as the column's. */
    static boolean matches(DataType physical, ColumnType type) {
        if (type instanceof Scalar scalar) {
            return physical.equals(scalarType(scalar));
        } else if (type instanceof ListOf list) {
            return physical instanceof ArrayType array && matches(array.getElementType(), list.element());
        } else {
            return physical instanceof StructType struct
                    && ((Struct) type).fields().stream().allMatch(field -> hasField(struct, field));
        }
    }

    private static boolean hasField(StructType struct, Column field) {
        int position = struct.indexOf(field.name());
        return position >= 0 && matches(struct.at(position).getDataType(), field.type());
    }

    private static DataType scalarType(Scalar type) {
        return switch (type) {
            case STRING -> StringType.STRING;
            case INTEGER -> IntegerType.INTEGER;
            case LONG -> LongType.LONG;
            case FLOAT -> FloatType.FLOAT;
            case DOUBLE -> DoubleType.DOUBLE;
            case BOOLEAN -> BooleanType.BOOLEAN;
            case TIMESTAMP -> TimestampType.TIMESTAMP;
        };
    }
}
