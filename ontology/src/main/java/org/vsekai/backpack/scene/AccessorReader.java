package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.vsekai.backpack.scene.Accessor.ComponentType;
import org.vsekai.backpack.scene.Accessor.Shape;

/** Takes numbers out of accessors, within a budget for the whole document. Not thread-safe. */
final class AccessorReader {
    private final List<Accessor> accessors;
    private final BufferReader buffers;
    private final SceneLimits limits;
    private long decoded;

    AccessorReader(JsonPlace root, BufferReader buffers, SceneLimits limits) {
        this.accessors = buffers.accessors(root);
        this.buffers = buffers;
        this.limits = limits;
    }

    /** The accessor that a field names, of one of these shapes and component types. */
    Accessor accessor(JsonPlace index, Set<Shape> shapes, Set<ComponentType> types) {
        var accessor = accessors.get(index.index(accessors.size(), "accessor"));
        if (!shapes.contains(accessor.shape()) || !types.contains(accessor.componentType())) {
            throw accessor.place()
                    .wrong(
                            SceneFault.UNSUPPORTED_ACCESSOR,
                            index.pointer() + " needs a type of " + shapes + " and a component type of " + types
                                    + ", not " + accessor.shape() + " and " + accessor.componentType());
        }
        return accessor;
    }

    /** The elements' numbers as floats: stored ones, or parts of 1 where the accessor is normalized. */
    float[] floats(Accessor accessor) {
        spend(accessor);
        int numbers = accessor.shape().numbers();
        var values = new float[accessor.count() * numbers];
        accessor.view().ifPresent(view -> {
            for (int i = 0; i < accessor.count(); i++) {
                int at = accessor.offset() + i * accessor.stride();
                readFloats(accessor, view.bytes(), at, values, i * numbers);
            }
        });
        sparse(accessor, (bytes, at, element) -> readFloats(accessor, bytes, at, values, element * numbers));
        requireFinite(accessor, values);
        return values;
    }

    /** The elements' whole numbers, unsigned. */
    int[] integers(Accessor accessor) {
        spend(accessor);
        int numbers = accessor.shape().numbers();
        var values = new int[accessor.count() * numbers];
        accessor.view().ifPresent(view -> {
            for (int i = 0; i < accessor.count(); i++) {
                int at = accessor.offset() + i * accessor.stride();
                readIntegers(accessor, view.bytes(), at, values, i * numbers);
            }
        });
        sparse(accessor, (bytes, at, element) -> readIntegers(accessor, bytes, at, values, element * numbers));
        return values;
    }

    private void spend(Accessor accessor) {
        decoded += (long) accessor.count() * accessor.shape().numbers();
        if (decoded > limits.decodedNumbers()) {
            throw accessor.place()
                    .wrong(
                            SceneFault.TOO_LARGE,
                            "The scene's buffers give more than " + limits.decodedNumbers() + " numbers");
        }
    }

    private static void readFloats(Accessor accessor, ByteBuffer bytes, int at, float[] into, int from) {
        var type = accessor.componentType();
        for (int k = 0; k < accessor.shape().numbers(); k++) {
            int place = at + k * type.bytes();
            if (type == ComponentType.FLOAT) {
                into[from + k] = bytes.getFloat(place);
            } else {
                long stored = type.integer(bytes, place);
                into[from + k] = accessor.normalized() ? type.normalize(stored) : stored;
            }
        }
    }

    private static void readIntegers(Accessor accessor, ByteBuffer bytes, int at, int[] into, int from) {
        var type = accessor.componentType();
        for (int k = 0; k < accessor.shape().numbers(); k++) {
            long stored = type.integer(bytes, at + k * type.bytes());
            if (stored < 0 || stored > Integer.MAX_VALUE) {
                throw accessor.place()
                        .wrong(SceneFault.INVALID_VERTEX_INDEX, "The whole number " + stored + " is out of range");
            }
            into[from + k] = (int) stored;
        }
    }

    private static void requireFinite(Accessor accessor, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw accessor.place()
                        .wrong(
                                SceneFault.NOT_FINITE,
                                "Element " + i / accessor.shape().numbers() + " holds " + values[i]);
            }
        }
    }

    /** Takes an element from a byte of a buffer. */
    private interface Replacement {
        void take(ByteBuffer bytes, int at, int element);
    }

    /** The elements that the accessor's sparse part replaces (glTF 2.0 section 3.6.2.3). */
    private void sparse(Accessor accessor, Replacement replacement) {
        var place = accessor.place().optional("sparse").orElse(null);
        if (place == null) {
            return;
        }
        int count = place.required("count").integer(1);
        if (count > accessor.count()) {
            throw invalidSparse(place, count + " elements are replaced of " + accessor.count());
        }
        var indices = place.required("indices");
        var type = ComponentType.of(indices.required("componentType"));
        if (!PrimitiveReader.INDEX_TYPES.contains(type)) {
            throw invalidSparse(indices, "The indices are of component type " + type);
        }
        var indexBytes = part(indices, count, type.bytes());
        int bytes = accessor.shape().bytes(accessor.componentType());
        var valueBytes = part(place.required("values"), count, bytes);
        long last = -1;
        for (int i = 0; i < count; i++) {
            long element = type.integer(indexBytes, i * type.bytes());
            if (element <= last || element >= accessor.count()) {
                throw invalidSparse(
                        indices,
                        "Index " + i + " is " + element + " after " + last + ", of " + accessor.count() + " elements");
            }
            replacement.take(valueBytes, i * bytes, (int) element);
            last = element;
        }
    }

    private ByteBuffer part(JsonPlace place, int count, int bytes) {
        var view = buffers.viewOf(place.required("bufferView"));
        int offset = place.integer("byteOffset", 0, 0);
        if (offset + (long) count * bytes > view.length()) {
            throw invalidSparse(
                    place,
                    count + " elements of " + bytes + " bytes from byte " + offset
                            + " on are not within a buffer view of " + view.length());
        }
        return view.bytes().slice(offset, count * bytes).order(view.bytes().order());
    }

    private static InvalidSceneException invalidSparse(JsonPlace place, String problem) {
        return place.wrong(SceneFault.INVALID_SPARSE_ACCESSOR, problem);
    }
}
