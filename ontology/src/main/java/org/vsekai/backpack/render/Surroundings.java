package org.vsekai.backpack.render;

import java.util.List;
import java.util.stream.IntStream;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/**
 * What is to be seen around a point, from small depth pictures to all four sides: how far things are, and whether
 * their fronts or their backs are seen.
 */
final class Surroundings {
    private static final int SIDES = 4;
    private static final int SIZE = 24;
    private static final int DIRECTIONS = SIDES * SIZE;
    private static final double NEAR = 0.02;
    /** Metres that must be free to all sides. */
    private static final double ELBOW_ROOM = 0.3;
    /** Metres that must be free ahead. */
    private static final double FREE_SIGHT = 1;
    /** More of this is seen from behind only from within something solid, or from outside a room. */
    private static final double MOST_BACKS = 0.1;

    /** What a thing right before the eyes is worth; one far away is worth 1. */
    private static final double NEAREST = 0.03;

    /** For each direction, counted from -Z to the left: how near the nearest is at about eye height. */
    private final double[] free = new double[DIRECTIONS];
    /** How much there is to see, 0 to 1: far things are worth more than near ones, and the sky nothing. */
    private final double[] worth = new double[DIRECTIONS];

    private final double[] angles = new double[DIRECTIONS];
    private int backs;

    private Surroundings() {}

    /** @param reach metres beyond which nothing is worth more for being farther */
    static Surroundings of(PreparedScene scene, Vector3 eye, double reach) {
        var surroundings = new Surroundings();
        for (int side = 0; side < SIDES; side++) {
            surroundings.look(scene, eye, side, reach);
        }
        return surroundings;
    }

    private void look(PreparedScene scene, Vector3 eye, int side, double reach) {
        var turn = Quaternion.about(new Vector3(0, 1, 0), side * Math.PI / 2);
        var place = Matrix4.compose(eye, turn, new Vector3(1, 1, 1));
        double half = SIZE / 2.0;
        var camera = new PinholeCamera(SIZE, SIZE, half, half, half, half, place, NEAR, 1e5);
        var picture = new Picture(camera);
        new Coverage(picture, scene.surfaces(), scene.nodeCount(), Strips.ALL, Coverage.Sides.BOTH).scan();
        var planes = new Planes(picture.eye, scene.surfaces(), scene.starts());
        for (int column = 0; column < SIZE; column++) {
            int direction = side * SIZE + column;
            double right = (column + 0.5 - half) / half;
            angles[direction] = side * Math.PI / 2 - Math.atan(right);
            free[direction] = reach;
            for (int row = 0; row < SIZE; row++) {
                int p = row * SIZE + column;
                int triangle = picture.triangles[p];
                if (triangle == Picture.NONE) {
                    continue;
                }
                double down = (row + 0.5 - half) / half;
                double metres = Math.sqrt(1 + right * right + down * down) / picture.nearness[p];
                worth[direction] += (NEAREST + (1 - NEAREST) * Math.min(metres, reach) / reach) / SIZE;
                if (Math.abs(down) < 0.5) {
                    free[direction] = Math.min(free[direction], metres);
                }
                backs += isBack(planes, triangle) ? 1 : 0;
            }
        }
    }

    private static boolean isBack(Planes planes, int triangle) {
        int at = planes.of(triangle);
        var material = planes.surface(at).material;
        return !material.doubleSided() && planes.values[at + Planes.DEPTH] < 0;
    }

    /** Whether a camera has room there and is not within something. */
    boolean isOpen() {
        if (backs > MOST_BACKS * DIRECTIONS * SIZE) {
            return false;
        }
        for (double metres : free) {
            if (metres < ELBOW_ROOM) {
                return false;
            }
        }
        return true;
    }

    /**
     * How much a camera sees, 0 to 1.
     *
     * @param angle of the view axis, counted from -Z to the left, radians
     * @param half of the horizontal field of view, radians
     */
    double worth(double angle, double half) {
        double sum = 0;
        int count = 0;
        double ahead = Double.POSITIVE_INFINITY;
        for (int i = 0; i < DIRECTIONS; i++) {
            double off = Math.abs(Math.IEEEremainder(angles[i] - angle, 2 * Math.PI));
            if (off <= half) {
                sum += worth[i];
                count++;
            }
            if (off <= half / 3) {
                ahead = Math.min(ahead, free[i]);
            }
        }
        return count == 0 || ahead < FREE_SIGHT ? 0 : sum / count;
    }

    /** The directions of a circle, for those who try them all. */
    static List<Double> angles(int count) {
        return IntStream.range(0, count).mapToObj(i -> 2 * Math.PI * i / count).toList();
    }
}
