package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.engine.Network;

class NanoDetDetectorTest {
    private static final List<String> PICTURES = List.of("chelsea.png", "coffee.png");

    @Test
    void inputAndOutputTensorsAreTheGoldenOnes() throws Exception {
        try (var session = Network.load(Shipped.nanoDet(), Network.ONLY, Shipped.settings(2))
                        .open(2, 3, 416, 416);
                var manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
            var golden = NDList.decode(manager, new ByteArrayInputStream(Shipped.resource("nanodet-coco.npz")));
            var tensor = Shipped.tensor();
            var inputs = new ArrayList<float[]>();
            for (var name : PICTURES) {
                var input = new float[tensor.length()];
                tensor.write(Shipped.picture(name), input);
                inputs.add(input);
            }
            var outputs = session.run(inputs);

            assertClose(concatenate(inputs), named(golden, "images"), 1e-4);
            assertClose(outputs.get(0), named(golden, "scores"), 1e-3);
            assertClose(outputs.get(1), named(golden, "boxes"), 1e-2);
            assertClose(outputs.get(2), named(golden, "embedding"), 1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chelsea.png", "coffee.png"})
    void detectionsAreTheGoldenOnes(String name) throws IOException {
        var golden = new ObjectMapper()
                .readTree(Shipped.resource("nanodet-coco.json"))
                .get(name)
                .get("detections");
        try (var detector = NanoDetDetector.open(Shipped.nanoDet(), Shipped.settings(1))) {
            var detections =
                    detector.detect(List.of(Shipped.picture(name))).get(0).detections();

            assertThat(detections).hasSize(golden.size());
            for (int i = 0; i < golden.size(); i++) {
                assertGolden(detections.get(i), golden.get(i));
            }
        }
    }

    @Test
    void aPaddedBatchGivesWhatSinglePicturesGive() {
        var pictures =
                List.of(Shipped.picture("chelsea.png"), Shipped.picture("coffee.png"), Shipped.picture("chelsea.png"));
        try (var single = NanoDetDetector.open(Shipped.nanoDet(), Shipped.settings(1));
                var batched = NanoDetDetector.open(Shipped.nanoDet(), Shipped.settings(2))) {
            var together = batched.detect(pictures);

            assertThat(together).hasSize(3);
            for (int i = 0; i < 3; i++) {
                var alone = single.detect(List.of(pictures.get(i))).get(0);
                assertSame(together.get(i), alone);
            }
        }
    }

    @Test
    void noPicturesGiveNothing() {
        try (var detector = NanoDetDetector.open(Shipped.nanoDet(), Shipped.settings(1))) {
            assertThat(detector.detect(List.of())).isEmpty();
        }
    }

    @Test
    void allFourPartsOfTheTimeAreMeasured() {
        try (var detector = NanoDetDetector.open(Shipped.nanoDet(), Shipped.settings(1))) {
            var times = detector.detect(List.of(Shipped.picture("chelsea.png")))
                    .get(0)
                    .milliseconds();

            assertThat(List.of(times.decode(), times.preprocess(), times.infer(), times.postprocess()))
                    .allMatch(milliseconds -> milliseconds > 0);
        }
    }

    @Test
    void detectorsOfFourThreadsSeeTheSame() throws Exception {
        var picture = Shipped.picture("chelsea.png");
        Callable<FramePerception> look = () -> {
            try (var detector = NanoDetDetector.open(Shipped.nanoDet(), Shipped.settings(1))) {
                detector.detect(List.of(Shipped.picture("coffee.png")));
                return detector.detect(List.of(picture)).get(0);
            }
        };
        var threads = Executors.newFixedThreadPool(4);
        try {
            var expected = look.call();
            for (var result :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> look).toList())) {
                assertSame(result.get(), expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void assertGolden(Detection detection, JsonNode golden) {
        assertThat(detection.label()).isEqualTo(golden.get("label").textValue());
        assertThat(detection.classIndex()).isEqualTo(golden.get("class_index").intValue());
        assertThat(detection.score()).isCloseTo(golden.get("score").doubleValue(), within(1e-3));
        var box = golden.get("box_xyxy");
        assertThat(corners(detection))
                .containsExactly(
                        IntStream.range(0, 4)
                                .mapToDouble(i -> box.get(i).doubleValue())
                                .toArray(),
                        within(0.5));
    }

    private static void assertSame(FramePerception actual, FramePerception expected) {
        assertThat(actual.detections()).hasSameSizeAs(expected.detections()).isNotEmpty();
        for (int i = 0; i < expected.detections().size(); i++) {
            var one = actual.detections().get(i);
            var other = expected.detections().get(i);
            assertThat(one.label()).isEqualTo(other.label());
            assertThat(one.score()).isCloseTo(other.score(), within(1e-4));
            assertThat(corners(one)).containsExactly(corners(other), within(1e-2));
        }
        assertClose(actual.embedding().values(), expected.embedding().values(), 1e-4);
    }

    /** AssertJ's own comparison of arrays takes minutes for a million numbers. */
    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSize(expected.length);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        assertThat(worst).isLessThan(tolerance);
    }

    private static double[] corners(Detection detection) {
        var box = detection.box();
        return new double[] {box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()};
    }

    private static float[] named(NDList tensors, String name) {
        return tensors.stream()
                .filter(tensor -> name.equals(tensor.getName()))
                .findFirst()
                .orElseThrow()
                .toFloatArray();
    }

    private static float[] concatenate(List<float[]> arrays) {
        var all = new float[arrays.stream().mapToInt(array -> array.length).sum()];
        int to = 0;
        for (var array : arrays) {
            System.arraycopy(array, 0, all, to, array.length);
            to += array.length;
        }
        return all;
    }
}
