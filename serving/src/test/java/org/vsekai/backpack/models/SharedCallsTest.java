package org.vsekai.backpack.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.catalogue.TensorType;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;

/** Requests to a network with a state, each of another sound, in one call. */
class SharedCallsTest {
    private final TensorCall call = new TensorCall(
            new ModelCatalogue(Path.of(System.getProperty("backpack.home"), "conf/models"))
                    .find(ModelTask.SPEECH_TO_TEXT, "silero-vad"),
            new InferenceSettings(1, 8, 1 << 20, 1 << 20),
            8);

    @AfterEach
    void close() {
        call.close();
    }

    @Test
    void eachGetsWhatItWouldGetAlone() {
        var requests = new ArrayList<List<InferTensor>>();
        for (int samples : new int[] {1, 3, 1, 2}) {
            requests.add(request(samples, samples, 16_000));
        }

        var together = call.answer(requests);

        for (int i = 0; i < requests.size(); i++) {
            var alone = call.answer(List.of(requests.get(i))).get(0);
            for (int output = 0; output < 2; output++) {
                assertThat(together.get(i).get(output).shape())
                        .isEqualTo(alone.get(output).shape());
                assertClose(together.get(i).get(output), alone.get(output));
            }
        }
    }

    @Test
    void aRequestWhoseTensorsDifferInTheirSamplesIsNotMixedWithOthers() {
        assertThatThrownBy(() -> call.answer(List.of(request(2, 1, 16_000), request(1, 2, 16_000))))
                .isInstanceOf(UnusableModelException.class);
    }

    private static void assertClose(InferTensor tensor, InferTensor expected) {
        for (int i = 0; i < expected.data().remaining(); i += Float.BYTES) {
            assertThat(tensor.data().getFloat(i)).isCloseTo(expected.data().getFloat(i), within(1e-5f));
        }
    }

    private static List<InferTensor> request(int sounds, int states, long rate) {
        var random = new Random(sounds);
        return List.of(
                floats("input", List.of((long) sounds, 576L), random),
                floats("state", List.of(2L, (long) states, 128L), random),
                new InferTensor(
                        "sr",
                        TensorType.INT64,
                        List.of(),
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(rate)
                                .flip()));
    }

    private static InferTensor floats(String name, List<Long> shape, Random random) {
        int count = Math.toIntExact(InferTensor.count(shape));
        var data = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            data.putFloat((float) (0.1 * random.nextGaussian()));
        }
        return new InferTensor(name, TensorType.FP32, shape, data.flip());
    }
}
