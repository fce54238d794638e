package org.vsekai.backpack.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.Vector3;

/**
 * Where a person may stand in a scene: what upright lines on a grid over its ground meet from below, as far as it is
 * nearly level and has room above.
 */
final class Floors {
    /** Lines along each side of the ground. */
    private static final int GRID = 7;
    /** Storeys of each line, from below. */
    private static final int STOREYS = 2;
    /** The least cosine between a floor's normal and the vertical. */
    private static final double LEVEL = 0.7;
    /** Metres that are free above a floor. */
    private static final double HEADROOM = 1.9;
    /** What one line meets, at most; scenes of more are no places to walk in. */
    private static final int MOST_HITS = 256;

    private final Box3 box;
    private final List<List<Hit>> lines = new ArrayList<>();

    private record Hit(double height, boolean floor) {}

    private Floors(Box3 box) {
        this.box = box;
        for (int i = 0; i < GRID * GRID; i++) {
            lines.add(new ArrayList<>());
        }
    }

    /** Points on floors; the box is that of all surfaces. */
    static List<Vector3> of(List<Surface> surfaces, Box3 box) {
        var floors = new Floors(box);
        surfaces.forEach(floors::meet);
        return floors.points();
    }

    private static double line(double least, double size, int number) {
        return least + size * (number + 0.5) / GRID;
    }

    private void meet(Surface surface) {
        var p = surface.positions;
        for (int t = 0; t < surface.triangleCount(); t++) {
            int a = 3 * surface.indices[3 * t];
            int b = 3 * surface.indices[3 * t + 1];
            int c = 3 * surface.indices[3 * t + 2];
            int left = firstLine(
                    Math.min(p[a], Math.min(p[b], p[c])),
                    box.minimum().x(),
                    box.size().x());
            int right = firstLine(
                    Math.max(p[a], Math.max(p[b], p[c])),
                    box.minimum().x(),
                    box.size().x());
            int back = firstLine(
                    Math.min(p[a + 2], Math.min(p[b + 2], p[c + 2])),
                    box.minimum().z(),
                    box.size().z());
            int front = firstLine(
                    Math.max(p[a + 2], Math.max(p[b + 2], p[c + 2])),
                    box.minimum().z(),
                    box.size().z());
            for (int i = left; i < right; i++) {
                for (int k = back; k < front; k++) {
                    meet(surface, a, b, c, i, k);
                }
            }
        }
    }

    /** The first line that is not before a place. */
    private static int firstLine(double place, double least, double size) {
        double number = Math.ceil((place - least) / size * GRID - 0.5);
        return number > 0 ? (int) Math.min(GRID, number) : 0;
    }

    private void meet(Surface surface, int a, int b, int c, int i, int k) {
        var p = surface.positions;
        double x = line(box.minimum().x(), box.size().x(), i);
        double z = line(box.minimum().z(), box.size().z(), k);
        double shareA = cross(p, b, c, x, z);
        double shareB = cross(p, c, a, x, z);
        double shareC = cross(p, a, b, x, z);
        double area = shareA + shareB + shareC;
        boolean inside = area > 0
                ? Math.min(shareA, Math.min(shareB, shareC)) >= 0
                : Math.max(shareA, Math.max(shareB, shareC)) <= 0;
        var hits = lines.get(GRID * i + k);
        if (area == 0 || !inside || hits.size() == MOST_HITS) {
            return;
        }
        double height = (shareA * p[a + 1] + shareB * p[b + 1] + shareC * p[c + 1]) / area;
        var normal = vertex(p, b).minus(vertex(p, a)).cross(vertex(p, c).minus(vertex(p, a)));
        double up = normal.y() / normal.length();
        hits.add(new Hit(height, up >= LEVEL || (surface.material.doubleSided() && -up >= LEVEL)));
    }

    private static Vector3 vertex(float[] p, int at) {
        return new Vector3(p[at], p[at + 1], p[at + 2]);
    }

    /** Twice the area of a point with two corners, on the ground. */
    private static double cross(float[] p, int from, int to, double x, double z) {
        return ((double) p[from + 2] - z) * ((double) p[to] - x) - ((double) p[from] - x) * ((double) p[to + 2] - z);
    }

    private List<Vector3> points() {
        var points = new ArrayList<Vector3>();
        for (int i = 0; i < lines.size(); i++) {
            var hits = lines.get(i);
            hits.sort(Comparator.comparingDouble(Hit::height));
            int storeys = 0;
            for (int h = 0; h < hits.size() && storeys < STOREYS; h++) {
                double above = h + 1 < hits.size() ? hits.get(h + 1).height() : Double.POSITIVE_INFINITY;
                if (hits.get(h).floor() && above - hits.get(h).height() >= HEADROOM) {
                    points.add(new Vector3(
                            line(box.minimum().x(), box.size().x(), i / GRID),
                            hits.get(h).height(),
                            line(box.minimum().z(), box.size().z(), i % GRID)));
                    storeys++;
                }
            }
        }
        return points;
    }
}
