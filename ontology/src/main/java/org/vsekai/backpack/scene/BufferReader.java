package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads buffers, buffer views and accessors, and checks that each lies within what it is a part of. */
final class BufferReader {
    private static final int LEAST_STRIDE = 4;
    private static final int MOST_STRIDE = 252;

    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final List<BufferView> views = new ArrayList<>();

    BufferReader(JsonPlace root, Optional<ByteBuffer> binary, SceneFiles files) {
        for (var place : root.list("buffers")) {
            buffers.add(buffer(place, buffers.isEmpty() ? binary : Optional.empty(), files));
        }
        for (var place : root.list("bufferViews")) {
            views.add(view(place));
        }
    }

    private static ByteBuffer buffer(JsonPlace place, Optional<ByteBuffer> binary, SceneFiles files) {
        int length = place.required("byteLength").integer(1);
        var uri = place.optional("uri");
        ByteBuffer bytes;
        if (uri.isPresent()) {
            bytes = GlbContainer.littleEndian(files.resolve(uri.get()));
        } else {
            bytes = binary.orElseThrow(() -> place.wrong(
                    SceneFault.TRUNCATED_BUFFER, "The buffer has no uri, and the file no binary chunk for it"));
        }
        if (bytes.limit() < length) {
            throw place.wrong(
                    SceneFault.TRUNCATED_BUFFER,
                    "The buffer should have " + length + " bytes but has only " + bytes.limit());
        }
        return bytes.slice(0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private BufferView view(JsonPlace place) {
        var buffer = buffers.get(place.required("buffer").index(buffers.size(), "buffer"));
        int offset = place.integer("byteOffset", 0, 0);
        int length = place.required("byteLength").integer(1);
        if ((long) offset + length > buffer.limit()) {
            throw place.wrong(
                    SceneFault.BUFFER_VIEW_OUT_OF_BOUNDS,
                    "The bytes " + offset + " to " + ((long) offset + length) + " are not within the buffer's "
                            + buffer.limit());
        }
        var slice = buffer.slice(offset, length).order(ByteOrder.LITTLE_ENDIAN);
        return new BufferView(place, slice, stride(place));
    }

    private static OptionalInt stride(JsonPlace place) {
        var stride = place.optional("byteStride");
        if (stride.isEmpty()) {
            return OptionalInt.empty();
        }
        int bytes = stride.get().integer(LEAST_STRIDE);
        if (bytes > MOST_STRIDE || bytes % 4 != 0) {
            throw stride.get().invalid("byteStride must be a multiple of 4 up to " + MOST_STRIDE + ", not " + bytes);
        }
        return OptionalInt.of(bytes);
    }

    /** The view that a field names. */
    BufferView viewOf(JsonPlace index) {
        return views.get(index.index(views.size(), "buffer view"));
    }

    /** All accessors of the document. */
    List<Accessor> accessors(JsonPlace root) {
        return root.list("accessors").stream().map(this::accessor).toList();
    }

    private Accessor accessor(JsonPlace place) {
        var type = Accessor.ComponentType.of(place.required("componentType"));
        var shape = Accessor.Shape.of(place.required("type"));
        int count = place.required("count").integer(1);
        int offset = place.integer("byteOffset", 0, 0);
        var view = place.optional("bufferView").map(this::viewOf);
        int bytes = shape.bytes(type);
        int stride = view.map(BufferView::stride).orElse(OptionalInt.empty()).orElse(bytes);
        view.ifPresent(whole -> requireInside(place, whole.length(), offset, stride, count, bytes));
        return new Accessor(place, type, shape, place.truth("normalized"), count, view, offset, stride);
    }

    static void requireInside(JsonPlace place, int length, int offset, int stride, int count, int bytes) {
        long end = offset + (long) stride * (count - 1) + bytes;
        if (end > length || stride < bytes) {
            throw place.wrong(
                    SceneFault.ACCESSOR_OUT_OF_BOUNDS,
                    count + " elements of " + bytes + " bytes, each " + stride + " bytes on, end at byte " + end
                            + " of a buffer view of " + length);
        }
    }
}
