package org.vsekai.backpack.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vsekai.backpack.catalogue.TensorType;

class TensorJoinProperties {
    @Property(tries = 300)
    void whatIsJoinedComesApartAsItWas(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 4) Integer> sides,
            @ForAll @IntRange(max = 3) int any,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 3) Integer> lengths,
            @ForAll TensorType type,
            @ForAll long seed) {
        int side = any % sides.size();
        var random = new Random(seed);
        var parts = new ArrayList<InferTensor>();
        for (int length : lengths) {
            var shape = new ArrayList<>(sides.stream().map(Integer::longValue).toList());
            shape.set(side, (long) length);
            var bytes = new byte[Math.toIntExact(InferTensor.count(shape) * type.bytes())];
            random.nextBytes(bytes);
            parts.add(new InferTensor("x", type, shape, ByteBuffer.wrap(bytes)));
        }

        var whole = TensorJoin.joined(parts, side);

        assertThat(whole.shape().get(side))
                .isEqualTo(lengths.stream().mapToLong(Integer::longValue).sum());
        assertThat(TensorJoin.apart(
                        whole, side, lengths.stream().map(Integer::longValue).toList()))
                .isEqualTo(parts);
    }

    @Example
    void alongTheSecondSideRowsAlternate() {
        var first = floats(List.of(2L, 1L), 1, 2);
        var second = floats(List.of(2L, 2L), 3, 4, 5, 6);

        var whole = TensorJoin.joined(List.of(first, second), 1);

        assertThat(whole).isEqualTo(floats(List.of(2L, 3L), 1, 3, 4, 2, 5, 6));
    }

    private static InferTensor floats(List<Long> shape, float... values) {
        var data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        return new InferTensor("x", TensorType.FP32, shape, data.flip());
    }
}
