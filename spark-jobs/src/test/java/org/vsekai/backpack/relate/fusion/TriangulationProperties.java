package org.vsekai.backpack.relate.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Distortion;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.OrthographicCamera;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

class TriangulationProperties {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** A camera that looks at the middle of the world from two to six metres: a pinhole, one with a bent lens, or one of parallel rays. */
    private static CalibratedCamera camera(Random random, int kind) {
        double around = random.nextDouble() * 2 * Math.PI;
        double away = 2 + 4 * random.nextDouble();
        var eye = new Vector3(away * Math.sin(around), 0.5 + 2 * random.nextDouble(), away * Math.cos(around));
        var pose = Matrix4.compose(eye, Quaternion.looking(eye, Vector3.ZERO), new Vector3(1, 1, 1));
        double focal = 400 + 300 * random.nextDouble();
        return switch (kind) {
            case 0 -> new PinholeCamera(WIDTH, HEIGHT, focal, focal, WIDTH / 2.0, HEIGHT / 2.0, pose, 0.05, 100);
            case 1 ->
                new PinholeCamera(
                        WIDTH,
                        HEIGHT,
                        focal,
                        1.1 * focal,
                        WIDTH / 2.0 + 7,
                        HEIGHT / 2.0 - 5,
                        pose,
                        0.05,
                        100,
                        new Distortion(-0.1, 0.02, 0.001, -0.002, 0));
            default -> new OrthographicCamera(WIDTH, HEIGHT, 120, 120, WIDTH / 2.0, HEIGHT / 2.0, pose, 0, 100);
        };
    }

    private static List<CalibratedCamera> cameras(Random random, int count) {
        var cameras = new ArrayList<CalibratedCamera>();
        for (int i = 0; i < count; i++) {
            cameras.add(camera(random, random.nextInt(3)));
        }
        return cameras;
    }

    private static Vector3 point(Random random) {
        return new Vector3(random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5);
    }

    private static List<Sight> sights(List<CalibratedCamera> cameras, Vector3 point, Random random, double noise) {
        return cameras.stream()
                .map(camera -> {
                    var seen = camera.project(point);
                    return Sight.at(
                                    camera,
                                    seen.x() + noise * random.nextGaussian(),
                                    seen.y() + noise * random.nextGaussian())
                            .orElseThrow();
                })
                .toList();
    }

    @Property(tries = 300)
    void whatIsSeenExactlyIsFoundExactly(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int count) {
        var random = new Random(seed);
        var point = point(random);
        var sights = sights(cameras(random, count), point, random, 0);

        var place = Triangulation.of(sights);

        if (Triangulation.parallax(sights) < Triangulation.LEAST_PARALLAX) {
            assertThat(place).isEmpty();
        } else {
            assertThat(place.orElseThrow().point().minus(point).length()).isLessThan(1e-5);
            assertThat(place.get().residual()).isLessThan(1e-4);
            assertThat(Triangulation.linear(sights).orElseThrow().minus(point).length())
                    .isLessThan(1e-5);
        }
    }

    @Property(tries = 200)
    void noPlaceNearbyFitsThePicturesBetter(@ForAll long seed, @ForAll @IntRange(min = 3, max = 6) int count) {
        var random = new Random(seed);
        var sights = sights(cameras(random, count), point(random), random, 2);

        Triangulation.of(sights).ifPresent(place -> {
            for (int i = 0; i < 20; i++) {
                var aside = place.point().plus(point(random).times(1e-2));
                assertThat(rootMeanSquare(sights, aside)).isGreaterThanOrEqualTo(place.residual() - 1e-6);
            }
            assertThat(rootMeanSquare(sights, place.point())).isCloseTo(place.residual(), within(1e-9));
        });
    }

    private static double rootMeanSquare(List<Sight> sights, Vector3 point) {
        return Math.sqrt(sights.stream()
                .mapToDouble(sight -> sight.error(point) * sight.error(point))
                .average()
                .orElseThrow());
    }

    @Property(tries = 200)
    void theEpipolarLineOfAPointPassesThroughWhereItIsSeen(@ForAll long seed) {
        var random = new Random(seed);
        var sights = sights(cameras(random, 2), point(random), random, 0);
        if (Triangulation.parallax(sights) >= Triangulation.LEAST_PARALLAX) {
            assertThat(sights.get(0).epipolarDistance(sights.get(1))).isLessThan(1e-3);
        }
    }

    @Property(tries = 200)
    void besideTheEpipolarLineIsAsFarAsInTheFundamentalMatrix(@ForAll long seed) {
        var random = new Random(seed);
        var one = (PinholeCamera) camera(random, 0);
        var other = (PinholeCamera) camera(random, 0);
        var point = point(random);
        var seen = one.project(point);
        double x = seen.x() + 20 * random.nextGaussian();
        double y = seen.y() + 20 * random.nextGaussian();
        var sight = Sight.at(one, x, y).orElseThrow();
        var there = other.project(point);
        var away = Sight.at(other, there.x(), there.y()).orElseThrow();
        if (Triangulation.parallax(List.of(sight, away)) < Math.toRadians(5)) {
            return;
        }

        double distance = sight.epipolarDistance(away);

        assertThat(distance).isCloseTo(lineDistance(one, x, y, away.ray()), within(1e-2 + 1e-3 * distance));
    }

    /** From a pixel to the line through two points of a ray, as the camera sees them. */
    private static double lineDistance(PinholeCamera camera, double x, double y, Ray ray) {
        var near = camera.project(ray.at(0.5));
        var far = camera.project(ray.at(1));
        double dx = far.x() - near.x();
        double dy = far.y() - near.y();
        return Math.abs((x - near.x()) * dy - (y - near.y()) * dx) / Math.hypot(dx, dy);
    }

    @Property(tries = 50)
    void oneCameraOrTheSameTwiceTellsNoPlace(@ForAll long seed) {
        var random = new Random(seed);
        var camera = camera(random, random.nextInt(3));
        var point = point(random);

        assertThat(Triangulation.of(sights(List.of(camera), point, random, 0))).isEmpty();
        assertThat(Triangulation.of(sights(List.of(camera, camera), point, random, 0)))
                .isEmpty();
    }
}
