package org.vsekai.backpack.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vsekai.backpack.catalogue.TensorType;

/** What one side of the protocol writes the other reads, number for number, and nothing else gets through. */
class InferProtocolProperties {
    private static final String GOOD = """
            {"id":"42","inputs":[{"name":"x","shape":[2,3],"datatype":"FP32","data":[[1,2,3],[4.5,-5e-3,6]]}],
             "outputs":[{"name":"y"},{"name":"z","parameters":{"binary_data":true,"colour":{"a":[1]}}}],"parameters":{"other":1}}""";

    @Provide
    Arbitrary<InferTensor> tensors() {
        var shapes = Arbitraries.longs().between(0, 5).list().ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.of("x", "y.1", "output_0"),
                        Arbitraries.of(TensorType.class),
                        shapes,
                        Arbitraries.longs())
                .as((name, type, shape, seed) -> new InferTensor(name, type, shape, numbers(type, shape, seed)));
    }

    private static ByteBuffer numbers(TensorType type, List<Long> shape, long seed) {
        int count = Math.toIntExact(InferTensor.count(shape));
        var random = new Random(seed);
        var bytes = ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (type) {
                case BOOL -> bytes.put((byte) random.nextInt(2));
                case UINT8, INT8 -> bytes.put((byte) random.nextInt());
                case INT32 -> bytes.putInt(random.nextInt());
                case INT64 -> bytes.putLong(random.nextLong());
                case FP32 -> bytes.putFloat((float) (random.nextGaussian() * Math.exp(random.nextGaussian() * 20)));
                case FP64 -> bytes.putDouble(random.nextGaussian() * Math.exp(random.nextGaussian() * 100));
            }
        }
        return bytes.flip();
    }

    @Property(tries = 500)
    void aTensorIsTheSameAfterTheLineAsJsonAndAsBytes(
            @ForAll("tensors") InferTensor first, @ForAll("tensors") InferTensor second, @ForAll boolean binary) {
        // An answer is a request but for the name of its list.
        var written = InferResponseWriter.write(
                new InferResponse("m", "1", Optional.of("id"), List.of(first, second)), name -> binary);
        var json = new String(
                        written.body(), 0, written.headerLength().orElse(written.body().length), StandardCharsets.UTF_8)
                .replace("\"outputs\"", "\"inputs\"");
        var tail = Arrays.copyOfRange(
                written.body(), written.headerLength().orElse(written.body().length), written.body().length);
        var head = json.getBytes(StandardCharsets.UTF_8);
        var body = ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();

        var read = InferRequestReader.read(body, binary ? OptionalInt.of(head.length) : OptionalInt.empty());

        assertThat(read.inputs()).containsExactly(first, second);
        assertThat(read.id()).contains("id");
    }

    @Property(tries = 2_000)
    void whatIsSpoiltIsReadOrRefusedInWords(@ForAll long seed) {
        var random = new Random(seed);
        var body = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(32, 127);
        }
        if (random.nextInt(4) == 0) {
            body = Arrays.copyOf(body, random.nextInt(body.length));
        }
        var header = random.nextBoolean() ? OptionalInt.of(random.nextInt(-5, 400)) : OptionalInt.empty();
        try {
            InferRequestReader.read(body, header);
        } catch (InvalidInferenceException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("java.", "com.");
        }
    }

    @Example
    void keysMayComeInAnyOrderAndUnknownOnesArePassedOver() {
        var read = read(
                "{\"inputs\":[{\"data\":[[1,2],[3,4]],\"more\":[{}],\"shape\":[2,2],\"datatype\":\"INT64\",\"name\":\"x\"}]}");

        assertThat(read.inputs().get(0).data().getLong(24)).isEqualTo(4);
        assertThat(read.id()).isEmpty();
    }

    @Example
    void anOutputSaysItselfWhetherItComesAsBytes() {
        var read = read(GOOD);

        assertThat(read.isBinary("y")).isFalse();
        assertThat(read.isBinary("z")).isTrue();
        assertThat(read("{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"BOOL\",\"data\":[true]}],"
                                + "\"parameters\":{\"binary_data_output\":true}}")
                        .isBinary("any"))
                .isTrue();
    }

    @Example
    void whatIsWrongIsSaidWithItsPlace() {
        assertWrong(
                "FP32\",\"data\":[[1,2,3],[4.5,-5e-3,6]]",
                "FP32\",\"data\":[1,2]",
                "2 numbers of FP32",
                "[2, 3] holds 6");
        assertWrong("\"FP32\"", "\"FP31\"", "inputs[0].datatype must be one of", "FP31");
        assertWrong("[2,3]", "[2,-3]", "inputs[0].shape must be");
        assertWrong("[2,3]", "[2147483647,2147483647,2147483647]", "too large");
        assertWrong("\"name\":\"x\",", "", "inputs[0].name must be given");
        assertWrong("4.5", "\"4.5\"", "inputs[0].data of FP32 must be numbers: number 3 is not");
        assertWrong("4.5", "1e39", "numbers that it can hold");
        assertWrong("\"FP32\",\"data\":[[1,", "\"INT8\",\"data\":[[128,", "whole numbers of -128 to 127: number 0");
        assertWrong(
                "\"data\":[[1,2,3],[4.5,-5e-3,6]]",
                "\"parameters\":{\"binary_data_size\":24}",
                "the body ends after 0");
        assertWrong("\"inputs\"", "\"input\"", "inputs must be given");
        assertWrong("\"id\":\"42\",", "\"id\":42,", "id must be a text");
    }

    @Example
    void numbersWithoutAWordInJsonGoAsBytesOnly() {
        var data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(Float.NaN)
                .flip();
        var response = new InferResponse(
                "m", "1", Optional.empty(), List.of(new InferTensor("y", TensorType.FP32, List.of(2L), data)));

        assertThatThrownBy(() -> InferResponseWriter.write(response, name -> false))
                .hasMessageContaining("number 1 of output y is NaN")
                .hasMessageContaining("binary_data");
        assertThat(InferResponseWriter.write(response, name -> true).headerLength())
                .isPresent();
    }

    private static InferRequest read(String json) {
        return InferRequestReader.read(json.getBytes(StandardCharsets.UTF_8), OptionalInt.empty());
    }

    private static void assertWrong(String old, String wrong, String... words) {
        assertThat(GOOD).contains(old);
        assertThatThrownBy(() -> read(GOOD.replace(old, wrong)))
                .isInstanceOf(InvalidInferenceException.class)
                .hasMessageContainingAll(words);
    }
}
