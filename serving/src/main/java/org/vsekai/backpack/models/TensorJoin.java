package org.vsekai.backpack.models;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Lays tensors of one kind one after another along a side, and takes such apart again. */
final class TensorJoin {
    private TensorJoin() {}

    /** One tensor of several that differ in this side alone. */
    static InferTensor joined(List<InferTensor> parts, int side) {
        var first = parts.get(0);
        var shape = new ArrayList<>(first.shape());
        shape.set(side, parts.stream().mapToLong(part -> part.shape().get(side)).sum());
        int times = times(first, side);
        var data = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> part.data().remaining()).reduce(0, Math::addExact));
        for (int i = 0; i < times; i++) {
            for (var part : parts) {
                int bytes = part.data().remaining() / times;
                data.put(part.data().slice(i * bytes, bytes));
            }
        }
        return new InferTensor(first.name(), first.datatype(), shape, data.flip());
    }

    /** The tensors that were joined, by how long each is along the side. */
    static List<InferTensor> apart(InferTensor whole, int side, List<Long> lengths) {
        int times = times(whole, side);
        int row = whole.data().remaining() / times;
        long all = whole.shape().get(side);
        var parts = new ArrayList<InferTensor>(lengths.size());
        int from = 0;
        for (long length : lengths) {
            int bytes = Math.toIntExact(row * length / all);
            var data = times == 1 ? whole.data().slice(from, bytes) : gathered(whole.data(), times, row, from, bytes);
            from += bytes;
            var shape = new ArrayList<>(whole.shape());
            shape.set(side, length);
            parts.add(new InferTensor(whole.name(), whole.datatype(), shape, data));
        }
        return parts;
    }

    /** So many bytes from a place of each row. */
    private static ByteBuffer gathered(ByteBuffer rows, int times, int row, int from, int bytes) {
        var data = ByteBuffer.allocate(Math.multiplyExact(bytes, times));
        for (int i = 0; i < times; i++) {
            data.put(rows.slice(i * row + from, bytes));
        }
        return data.flip();
    }

    /** How many times the side is gone through: the product of those before it. */
    private static int times(InferTensor tensor, int side) {
        return Math.toIntExact(InferTensor.count(tensor.shape().subList(0, side)));
    }
}
