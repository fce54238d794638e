package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Files of expected results among the test resources. */
final class Golden {
    private Golden() {}

    static byte[] bytes(String resource) {
        try (var stream = Golden.class.getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Picture picture(String resource) {
        return new PictureReader(Shipped.settings(1)).decode(bytes(resource));
    }

    static JsonNode json(String resource) {
        try {
            return new ObjectMapper().readTree(bytes(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tensors of an .npz by their names, row-major. */
    static Map<String, float[]> tensors(String resource) {
        var tensors = new HashMap<String, float[]>();
        try (var manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
            for (var array : NDList.decode(manager, new ByteArrayInputStream(bytes(resource)))) {
                tensors.put(
                        array.getName(), array.toType(DataType.FLOAT32, false).toFloatArray());
            }
        }
        return tensors;
    }

    static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).doubleValue())
                .toArray();
    }

    static double[] corners(Box box) {
        return new double[] {box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()};
    }

    /** AssertJ's own comparison of arrays takes minutes for a million numbers. */
    static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        assertThat(worst).isLessThanOrEqualTo(tolerance);
    }

    static float[] concatenate(List<float[]> arrays) {
        var all = new float[arrays.stream().mapToInt(array -> array.length).sum()];
        int to = 0;
        for (var array : arrays) {
            System.arraycopy(array, 0, all, to, array.length);
            to += array.length;
        }
        return all;
    }
}
