package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OrthographicCameraTest {
    private static final Camera.Orthographic FOUR_METRES_HIGH = new Camera.Orthographic(3, -2, 0, 10);

    @Test
    void itsPicturesHeightIsTwiceYmagAndItsPixelsAreSquare() {
        var camera = OrthographicCamera.of(FOUR_METRES_HIGH, Matrix4.IDENTITY, 640, 480);

        assertThat(camera.project(new Vector3(0, 0, -5))).isEqualTo(new CalibratedCamera.Pixel(320, 240, 5));
        assertThat(camera.project(new Vector3(0, 2, -5)).y()).isEqualTo(0);
        assertThat(camera.project(new Vector3(0, -2, -5)).y()).isEqualTo(480);
        assertThat(camera.project(new Vector3(1, 0, -5)).x()).isEqualTo(440);
    }

    @Test
    void whatIsFartherAwayLooksTheSame() {
        var camera = OrthographicCamera.of(FOUR_METRES_HIGH, Matrix4.IDENTITY, 640, 480);
        var near = camera.project(new Vector3(1.25, 0.5, -1));
        var far = camera.project(new Vector3(1.25, 0.5, -9));

        assertThat(far.x()).isEqualTo(near.x());
        assertThat(far.y()).isEqualTo(near.y());
    }

    @Property(tries = 200)
    void unprojectTakesBackWhatProjectDid(
            @ForAll @DoubleRange(min = -50, max = 50) double x,
            @ForAll @DoubleRange(min = -50, max = 50) double y,
            @ForAll @DoubleRange(min = -50, max = 50) double z,
            @ForAll @DoubleRange(min = -3, max = 3) double turn) {
        var place = Matrix4.compose(
                new Vector3(1, 2, 3), new Quaternion(0, Math.sin(turn), 0, Math.cos(turn)), new Vector3(2, 2, 2));
        var camera = OrthographicCamera.of(FOUR_METRES_HIGH, place, 640, 480);
        var point = new Vector3(x, y, z);
        var pixel = camera.project(point);

        assertThat(camera.unproject(pixel.x(), pixel.y(), pixel.depth())
                        .minus(point)
                        .length())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void aRowGivesTheSameCameraBack() {
        var camera = OrthographicCamera.of(FOUR_METRES_HIGH, Matrix4.IDENTITY, 640, 480);

        assertThat(CalibratedCamera.of(camera.row("s1", "Map"))).isEqualTo(camera);
    }

    @Test
    void aPoseThatScalesIsRefused() {
        var twice = Matrix4.rowMajor(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1);

        assertThatThrownBy(() -> new OrthographicCamera(640, 480, 1, 1, 320, 240, twice, 0, 1))
                .hasMessageContaining("world_from_camera must be a rotation and a translation");
    }
}
