package org.vsekai.backpack.relate.pose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.relate.fusion.Sight;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Vector3;

class JointPlaceProperties {
    private static final double TOLERANCE = 5;

    private static Vector3 point(Random random) {
        return new Vector3(random.nextDouble() - 0.5, 0.5 + random.nextDouble(), random.nextDouble() - 0.5);
    }

    private static List<PinholeCamera> cameras(int count) {
        var cameras = new ArrayList<PinholeCamera>();
        for (int i = 0; i < count; i++) {
            cameras.add(WatchedPeople.eye(0.9 * i));
        }
        return cameras;
    }

    private static JointPlace.View view(PinholeCamera camera, Vector3 point, double asideX, double asideY) {
        var seen = camera.project(point);
        return new JointPlace.View(
                Sight.at(camera, seen.x() + asideX, seen.y() + asideY, 0.7).orElseThrow(), TOLERANCE);
    }

    private static List<JointPlace.View> exact(List<PinholeCamera> cameras, Vector3 point) {
        var views = new ArrayList<JointPlace.View>();
        cameras.forEach(camera -> views.add(view(camera, point, 0, 0)));
        return views;
    }

    @Property(tries = 200)
    void aCameraThatSeesTheJointElsewhereIsLeftOut(@ForAll long seed, @ForAll @IntRange(min = 4, max = 6) int count) {
        var random = new Random(seed);
        var cameras = cameras(count);
        var point = point(random);
        var views = exact(cameras, point);
        double around = random.nextDouble() * 2 * Math.PI;
        int wrong = random.nextInt(count);
        views.set(wrong, view(cameras.get(wrong), point, 60 * Math.cos(around), 60 * Math.sin(around)));

        var place = JointPlace.of(views).orElseThrow();

        assertThat(place.point().minus(point).length()).isLessThan(1e-5);
        assertThat(place.support()).isEqualTo(count - 1);
    }

    @Property(tries = 200)
    void aJointIsWhereEachCameraThatCountsSeesItWithinItsTolerance(@ForAll long seed) {
        var random = new Random(seed);
        var point = point(random);
        var views = new ArrayList<JointPlace.View>();
        for (var camera : cameras(4)) {
            views.add(view(camera, point, 6 * random.nextGaussian(), 6 * random.nextGaussian()));
        }

        JointPlace.of(views).ifPresent(place -> {
            long near = views.stream()
                    .filter(view -> view.error(place.point()) <= 1)
                    .count();
            assertThat(near).isGreaterThanOrEqualTo(place.support());
            assertThat(place.support()).isGreaterThanOrEqualTo(2);
            assertThat(place.residual()).isLessThanOrEqualTo(TOLERANCE);
        });
    }

    @Property(tries = 100)
    void aSurerCameraIsBelievedMore(@ForAll long seed) {
        var random = new Random(seed);
        var point = point(random);
        var cameras = cameras(3);
        var views = exact(cameras, point);
        var seen = cameras.get(0).project(point);
        var unsure = Sight.at(cameras.get(0), seen.x() + 4, seen.y(), 0.1).orElseThrow();
        var sure = Sight.at(cameras.get(0), seen.x() + 4, seen.y(), 1).orElseThrow();

        views.set(0, new JointPlace.View(unsure, TOLERANCE));
        double least = JointPlace.of(views).orElseThrow().point().minus(point).length();
        views.set(0, new JointPlace.View(sure, TOLERANCE));
        double most = JointPlace.of(views).orElseThrow().point().minus(point).length();

        assertThat(least).isLessThan(most);
    }
}
