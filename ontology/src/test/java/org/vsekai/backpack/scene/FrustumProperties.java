package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class FrustumProperties {
    private static final Distortion BARREL = new Distortion(-0.28, 0.07, 0.001, -0.001, 0);
    private static final Vector3 EYE = new Vector3(3, 1, -2);

    private static PinholeCamera camera(Distortion lens) {
        return new PinholeCamera(640, 480, 500, 520, 300, 250, place(), 0.1, 50, lens);
    }

    private static Matrix4 place() {
        return Matrix4.compose(EYE, Quaternion.looking(EYE, new Vector3(0, 0.5, 1)), new Vector3(1, 1, 1));
    }

    private static CalibratedCamera camera(boolean parallel) {
        return parallel
                ? new OrthographicCamera(640, 480, 60, 70, 300, 250, place(), 0.1, 50)
                : camera(Distortion.NONE);
    }

    @Property
    void aBoxAroundWhatIsInThePictureMayBeShown(
            @ForAll @DoubleRange(min = 0, max = 640) double x,
            @ForAll @DoubleRange(min = 0, max = 480) double y,
            @ForAll @DoubleRange(min = 0.11, max = 49.9) double depth,
            @ForAll @DoubleRange(min = 0.01, max = 30) double size,
            @ForAll boolean bent) {
        var camera = camera(bent ? BARREL : Distortion.NONE);
        var point = camera.unproject(x, y, depth);
        var half = new Vector3(size, size / 3, size / 7);

        assertThat(Frustum.of(camera).mayShow(new Box3(point.minus(half), point.plus(half))))
                .isTrue();
    }

    @Property
    void aPointBesideThePictureIsNotShown(
            @ForAll @DoubleRange(min = -5000, max = 5000) double x,
            @ForAll @DoubleRange(min = -5000, max = 5000) double y,
            @ForAll @DoubleRange(min = -60, max = 60) double depth,
            @ForAll boolean parallel) {
        Assume.that(isClear(x, 0) && isClear(x, 640) && isClear(y, 0) && isClear(y, 480));
        Assume.that(isClear(depth, 0.1) && isClear(depth, 50));
        var camera = camera(parallel);
        var point = camera.unproject(x, y, depth);
        boolean inside = depth >= 0.1 && depth <= 50 && x >= 0 && x <= 640 && y >= 0 && y <= 480;

        assertThat(Frustum.of(camera).mayShow(new Box3(point, point))).isEqualTo(inside);
    }

    /** On an edge rounding decides. */
    private static boolean isClear(double value, double edge) {
        return Math.abs(value - edge) > 1e-6;
    }

    @Example
    void aRoomAroundTheCameraMayBeShown() {
        var room = new Box3(new Vector3(-100, -100, -100), new Vector3(100, 100, 100));

        assertThat(Frustum.of(camera(Distortion.NONE)).mayShow(room)).isTrue();
    }

    @Example
    void aLensOfWhichNothingIsKnownBeyondItsTurningPointShowsAllThatLiesAhead() {
        var camera = camera(new Distortion(-3, 0, 0, 0, 0));
        var aside = camera(Distortion.NONE).unproject(5000, 0, 10);
        var behind = camera(Distortion.NONE).unproject(320, 240, -10);

        assertThat(Frustum.of(camera).mayShow(new Box3(aside, aside))).isTrue();
        assertThat(Frustum.of(camera).mayShow(new Box3(behind, behind))).isFalse();
    }
}
