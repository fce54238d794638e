package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinholeCameraTest {
    private static final Camera.Perspective EYE =
            new Camera.Perspective(Math.PI / 2, OptionalDouble.empty(), 0.1, OptionalDouble.of(10));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void jointsAreInThePictureWhereGodotSeesThem(int number) throws IOException {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.gltf"));
        var labels = new JsonMapper()
                .readTree(SceneFixtures.resource("godot4-room/labels.json").toFile())
                .get("camera" + number);
        var camera = PinholeCamera.of(document, document.node("Camera" + number).orElseThrow(), 640, 480)
                .orElseThrow();

        assertThat(labels.get("keypoints").size()).isGreaterThan(50);
        for (var label : labels.get("keypoints").properties()) {
            var joint = document.node(label.getKey()).orElseThrow();
            assertClose(camera.project(joint.world().origin()), label.getValue());
        }
    }

    /** Labels are rounded to hundredths of a pixel. */
    private static void assertClose(CalibratedCamera.Pixel pixel, JsonNode label) {
        assertThat(pixel.x()).isCloseTo(label.get(0).doubleValue(), within(0.05));
        assertThat(pixel.y()).isCloseTo(label.get(1).doubleValue(), within(0.05));
    }

    @Test
    void whatIsRightAndUpIsRightAndUpInThePicture() {
        var camera = PinholeCamera.of(EYE, Matrix4.IDENTITY, 200, 100);

        assertThat(camera.project(new Vector3(0, 0, -2))).isEqualTo(new CalibratedCamera.Pixel(100, 50, 2));
        assertThat(camera.project(new Vector3(1, 1, -2)).x()).isCloseTo(125, within(1e-9));
        assertThat(camera.project(new Vector3(1, 1, -2)).y()).isCloseTo(25, within(1e-9));
        assertThat(camera.project(new Vector3(0, 0, 2)).depth()).isEqualTo(-2);
    }

    @Test
    void aPixelWithItsDepthIsThePointItShows() {
        var eye = new Vector3(3, 2, 1);
        var place = Matrix4.compose(eye, Quaternion.looking(eye, new Vector3(-1, 0.5, 0)), new Vector3(1, 1, 1));
        var camera = PinholeCamera.of(EYE, place, 640, 480);
        var point = new Vector3(0.3, 0.7, -0.2);
        var pixel = camera.project(point);

        assertThat(camera.unproject(pixel.x(), pixel.y(), pixel.depth())
                        .minus(point)
                        .length())
                .isLessThan(1e-12);
    }

    @Test
    void aCameraLooksAtItsTarget() {
        var eye = new Vector3(3, 2, 1);
        for (var target : new Vector3[] {new Vector3(3, 2, 9), new Vector3(-5, 0, 1), new Vector3(3.1, 9, 1)}) {
            var place = Matrix4.compose(eye, Quaternion.looking(eye, target), new Vector3(1, 1, 1));
            var pixel = PinholeCamera.of(EYE, place, 640, 480).project(target);

            assertThat(pixel.x()).isCloseTo(320, within(1e-6));
            assertThat(pixel.y()).isCloseTo(240, within(1e-6));
            assertThat(pixel.depth()).isCloseTo(target.minus(eye).length(), within(1e-9));
            assertThat(place.axis(1).y()).isPositive();
        }
    }

    @Test
    void theNodesScaleHasNoEffect() {
        var place = Matrix4.compose(
                new Vector3(1, 2, 3), Quaternion.about(new Vector3(0, 1, 0), 0.5), new Vector3(2, 3, 0.5));
        var plain = Matrix4.compose(
                new Vector3(1, 2, 3), Quaternion.about(new Vector3(0, 1, 0), 0.5), new Vector3(1, 1, 1));
        var point = new Vector3(0.1, 0.2, -9);

        var pixel = PinholeCamera.of(EYE, place, 640, 480).project(point);
        var expected = PinholeCamera.of(EYE, plain, 640, 480).project(point);

        assertThat(pixel.x()).isCloseTo(expected.x(), within(1e-9));
        assertThat(pixel.depth()).isCloseTo(expected.depth(), within(1e-9));
    }

    @Test
    void aCameraThatIsNoRotationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PinholeCamera(640, 480, 500, 500, 320, 240, Matrix4.scale(new Vector3(2, 2, 2)), 0.1, 10))
                .withMessageContaining("rotation");
    }
}
