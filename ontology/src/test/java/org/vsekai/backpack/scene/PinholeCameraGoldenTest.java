package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projection with and without lens distortion against OpenCV; src/test/python/opencv_golden.py made the values. */
class PinholeCameraGoldenTest {
    /** OpenCV's camera axes to glTF's: y and z the other way. */
    private static final Matrix4 FLIP = Matrix4.scale(new Vector3(1, -1, -1));

    static Stream<JsonNode> cameras() throws IOException {
        var golden = new JsonMapper()
                .readTree(SceneFixtures.resource("opencv_golden.json").toFile())
                .get("cameras");
        assertThat(golden).hasSize(5);
        return IntStream.range(0, golden.size()).mapToObj(golden::get);
    }

    private static PinholeCamera camera(JsonNode golden) {
        var matrix = golden.get("matrix");
        var lens = golden.get("distortion");
        var rows = new double[16];
        for (int i = 0; i < 12; i++) {
            rows[i] = golden.get("camera_from_world").get(i).doubleValue();
        }
        rows[15] = 1;
        return new PinholeCamera(
                640,
                480,
                matrix.get(0).doubleValue(),
                matrix.get(1).doubleValue(),
                matrix.get(2).doubleValue() + 0.5,
                matrix.get(3).doubleValue() + 0.5,
                Matrix4.rowMajor(rows).inverse().multiply(FLIP),
                0.1,
                100,
                new Distortion(
                        lens.get(0).doubleValue(),
                        lens.get(1).doubleValue(),
                        lens.get(2).doubleValue(),
                        lens.get(3).doubleValue(),
                        lens.get(4).doubleValue()));
    }

    private static Vector3 point(JsonNode numbers) {
        return new Vector3(
                numbers.get(0).doubleValue(),
                numbers.get(1).doubleValue(),
                numbers.get(2).doubleValue());
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void aPointIsInThePictureWhereOpenCvShowsIt(JsonNode golden) {
        var camera = camera(golden);
        for (int i = 0; i < golden.get("world").size(); i++) {
            var pixel = camera.project(point(golden.get("world").get(i)));

            assertThat(pixel.x()).isCloseTo(golden.get("pixels").get(i).get(0).doubleValue() + 0.5, within(1e-7));
            assertThat(pixel.y()).isCloseTo(golden.get("pixels").get(i).get(1).doubleValue() + 0.5, within(1e-7));
            assertThat(pixel.depth()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void aPixelIsOfTheRayThatOpenCvGivesIt(JsonNode golden) {
        var camera = camera(golden);
        for (int i = 0; i < golden.get("pixels").size(); i++) {
            var pixel = golden.get("pixels").get(i);
            var ray = golden.get("rays").get(i);
            var point = camera.unproject(
                    pixel.get(0).doubleValue() + 0.5, pixel.get(1).doubleValue() + 0.5, 1);
            var inCamera = camera.cameraFromWorld().transformPoint(point);

            // OpenCV stops its fixed-point iteration at 1e-14 or after 200 steps.
            assertThat(inCamera.x()).isCloseTo(ray.get(0).doubleValue(), within(1e-6));
            assertThat(inCamera.y()).isCloseTo(-ray.get(1).doubleValue(), within(1e-6));
            assertThat(inCamera.z()).isCloseTo(-1, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void aPixelWithItsDepthIsThePointItShows(JsonNode golden) {
        var camera = camera(golden);
        for (var numbers : golden.get("world")) {
            var point = point(numbers);
            var pixel = camera.project(point);

            assertThat(camera.unproject(pixel.x(), pixel.y(), pixel.depth())
                            .minus(point)
                            .length())
                    .isLessThan(1e-8);
        }
    }

    @Test
    void aPixelThatTheLensShowsNothingAtIsRefused() {
        // With k1 = -0.3 nothing is shown further out than 0.7 focal lengths.
        var camera = new PinholeCamera(
                640, 480, 300, 300, 320, 240, Matrix4.IDENTITY, 0.1, 10, new Distortion(-0.3, 0, 0, 0, 0));

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> camera.unproject(320 + 2 * 300, 240, 1))
                .withMessageContaining("no ray");
    }

    @Test
    void theLensOfATableRowIsKept() {
        var camera = new PinholeCamera(
                640, 480, 300, 310, 320, 240, Matrix4.IDENTITY, 0.1, 10, new Distortion(-0.3, 0.1, 0.01, 0.02, 0.03));

        assertThat(CalibratedCamera.of(camera.row("scene", "camera"))).isEqualTo(camera);
    }
}
