package org.vsekai.backpack.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/**
 * Cameras for scenes that have none. Around a thing, an avatar or a prop, there are six, from which all of it is seen:
 * the first from the front (+Z in glTF), every second one higher up. Inside a map there are four at the height of a
 * person's eyes, where there is floor to stand on and room around, each looking to where most is to be seen, and as
 * unlike each other as can be. The same scene gets the same cameras.
 */
public final class DefaultCameras {
    /** What comes before the number in a camera's id; a node that is called so makes the id longer by a #. */
    static final String PREFIX = "default:";

    private static final double FIELD_OF_VIEW = 0.9;
    private static final int AROUND = 6;
    private static final double LOW = Math.toRadians(12);
    private static final double HIGH = Math.toRadians(35);
    private static final double MARGIN = 1.05;
    private static final double LEAST_RADIUS = 1e-3;

    private static final int INSIDE = 4;
    private static final double EYE_HEIGHT = 1.6;
    private static final double DOWNWARDS = Math.toRadians(8);
    private static final double NEAR = 0.05;
    private static final int TURNS = 16;
    /** Metres along both sides of its ground from which on a scene is a map. */
    private static final double MAP = 5;
    /** So many triangles may be looked at from all places together. */
    private static final long MOST_TRIANGLES = 20_000_000;

    private static final int LEAST_PLACES = 8;
    /** Less than this is not worth a picture. */
    private static final double LEAST_WORTH = 0.02;
    /** Nor is less than this share of the best: such as the view from a ground over its edge. */
    private static final double LEAST_SHARE = 0.6;

    private final PreparedScene scene;
    private final Box3 box;
    private final int width;
    private final int height;

    /**
     * A camera and its id, which no node of the scene has.
     *
     * @param cameraId default:1, default:2, ...
     */
    public record Named(String cameraId, PinholeCamera camera) {}

    private record View(Vector3 eye, double angle, double worth) {}

    private DefaultCameras(PreparedScene scene, Box3 box, int width, int height) {
        this.scene = scene;
        this.box = box;
        this.width = width;
        this.height = height;
    }

    /**
     * Cameras inside a scene whose ground is 5 m long and wide or more, if it has places to stand; else around it. None
     * for a scene without triangles.
     *
     * @param width of the pictures in pixels
     * @param height of the pictures in pixels
     */
    public static List<Named> of(PreparedScene scene, int width, int height) {
        var size = scene.box().map(Box3::size);
        boolean map = size.isPresent() && Math.min(size.get().x(), size.get().z()) >= MAP;
        var inside = map ? inside(scene, width, height) : List.<Named>of();
        return inside.isEmpty() ? around(scene, width, height) : inside;
    }

    /** Six cameras around a scene; none where it has no triangles. */
    public static List<Named> around(PreparedScene scene, int width, int height) {
        return scene.box()
                .map(box -> new DefaultCameras(scene, box, width, height).around())
                .orElse(List.of());
    }

    /** Four cameras at eye height or fewer; none where nobody could stand. */
    public static List<Named> inside(PreparedScene scene, int width, int height) {
        return scene.box()
                .map(box -> new DefaultCameras(scene, box, width, height).inside())
                .orElse(List.of());
    }

    private double focal() {
        return height / (2 * Math.tan(FIELD_OF_VIEW / 2));
    }

    private PinholeCamera camera(Vector3 eye, Vector3 target, double near, double far) {
        var place = Matrix4.compose(eye, Quaternion.looking(eye, target), new Vector3(1, 1, 1));
        return new PinholeCamera(width, height, focal(), focal(), width / 2.0, height / 2.0, place, near, far);
    }

    private List<Named> around() {
        var middle = box.centre();
        double radius = Math.max(LEAST_RADIUS, radius(middle));
        // A sphere is seen whole from where it touches the sides of the narrower angle.
        double half = Math.atan(Math.min(width, height) / (2 * focal()));
        double distance = MARGIN * radius / Math.sin(half);
        var cameras = new ArrayList<PinholeCamera>();
        for (int i = 0; i < AROUND; i++) {
            double angle = 2 * Math.PI * i / AROUND;
            double up = i % 2 == 0 ? LOW : HIGH;
            var way = new Vector3(Math.sin(angle) * Math.cos(up), Math.sin(up), Math.cos(angle) * Math.cos(up));
            cameras.add(camera(
                    middle.plus(way.times(distance)), middle, distance - MARGIN * radius, distance + MARGIN * radius));
        }
        return named(cameras);
    }

    /** Of the sphere around all vertices, about a point. */
    private double radius(Vector3 middle) {
        double square = 0;
        for (var surface : scene.surfaces()) {
            var p = surface.positions;
            for (int v = 0; v < p.length; v += 3) {
                var offset = new Vector3(p[v], p[v + 1], p[v + 2]).minus(middle);
                square = Math.max(square, offset.dot(offset));
            }
        }
        return Math.sqrt(square);
    }

    private List<Named> inside() {
        var views = new ArrayList<View>();
        double reach = box.size().length() / 2;
        for (var floor : some(Floors.of(scene.surfaces(), box))) {
            var eye = floor.plus(new Vector3(0, EYE_HEIGHT, 0));
            var surroundings = Surroundings.of(scene, eye, reach);
            if (surroundings.isOpen()) {
                double half = Math.atan(width / (2 * focal()));
                for (double angle : Surroundings.angles(TURNS)) {
                    views.add(new View(eye, angle, surroundings.worth(angle, half)));
                }
            }
        }
        double best = views.stream().mapToDouble(View::worth).max().orElse(0);
        views.removeIf(view -> view.worth() < Math.max(LEAST_WORTH, LEAST_SHARE * best));
        return named(chosen(views, reach).stream().map(this::camera).toList());
    }

    /** As many places as may be looked at in time, evenly chosen. */
    private List<Vector3> some(List<Vector3> places) {
        long affordable = Math.max(LEAST_PLACES, MOST_TRIANGLES / scene.triangleCount());
        if (places.size() <= affordable) {
            return places;
        }
        var some = new ArrayList<Vector3>();
        for (int i = 0; i < affordable; i++) {
            some.add(places.get((int) ((long) i * places.size() / affordable)));
        }
        return some;
    }

    /** The best view, then again and again the best that is unlike those before. */
    private static List<View> chosen(List<View> views, double reach) {
        var chosen = new ArrayList<View>();
        for (int i = 0; i < INSIDE; i++) {
            Optional<View> best =
                    views.stream().max(Comparator.comparingDouble(view -> view.worth() * unlike(view, chosen, reach)));
            best.filter(view -> unlike(view, chosen, reach) > 0).ifPresent(chosen::add);
        }
        return chosen;
    }

    /** 0 for the same view, 1 for one from far away or to the other side. */
    private static double unlike(View view, List<View> others, double reach) {
        double least = 1;
        for (var other : others) {
            double near = Math.max(0, 1 - view.eye().minus(other.eye()).length() / reach);
            double same = (1 + Math.cos(view.angle() - other.angle())) / 2;
            least = Math.min(least, 1 - near * same);
        }
        return least;
    }

    private PinholeCamera camera(View view) {
        var ahead = new Vector3(-Math.sin(view.angle()), -Math.tan(DOWNWARDS), -Math.cos(view.angle()));
        double far = 2 * (box.size().length() + EYE_HEIGHT);
        return camera(view.eye(), view.eye().plus(ahead), NEAR, Math.max(far, 2 * NEAR));
    }

    private List<Named> named(List<PinholeCamera> cameras) {
        var named = new ArrayList<Named>();
        for (var camera : cameras) {
            var id = PREFIX + (named.size() + 1);
            while (scene.hasNode(id)) {
                id += "#";
            }
            named.add(new Named(id, camera));
        }
        return named;
    }
}
