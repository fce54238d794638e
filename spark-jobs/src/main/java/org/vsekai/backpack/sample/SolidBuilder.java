package org.vsekai.backpack.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import org.vsekai.backpack.sample.PartBuilder.Bend;
import org.vsekai.backpack.scene.Vector3;

/** Puts a thing together from boxes, prisms, tubes, balls and turned profiles; metres. Not thread-safe. */
final class SolidBuilder {
    private static final int AROUND = 16;
    private static final int RINGS = 8;

    private final Map<Surface, PartBuilder> parts = new LinkedHashMap<>();
    private final boolean skinned;
    private Surface surface = Surface.paint(0xffffff);
    private Bend from = Bend.NONE;
    private Bend to = Bend.NONE;

    private SolidBuilder(boolean skinned) {
        this.skinned = skinned;
    }

    static SolidBuilder rigid() {
        return new SolidBuilder(false);
    }

    static SolidBuilder skinned() {
        return new SolidBuilder(true);
    }

    /** What follows is of this colour, 0xRRGGBB. */
    SolidBuilder paint(int rgb) {
        return cover(Surface.paint(rgb));
    }

    /** What follows has this surface. */
    SolidBuilder cover(Surface with) {
        surface = with;
        return this;
    }

    /** What follows moves with one joint. */
    SolidBuilder joint(int joint) {
        return bend(new Bend(joint, joint, 0), new Bend(joint, joint, 0));
    }

    /** The first ring of a tube that follows is moved like this, and its last one like that. */
    SolidBuilder bend(Bend first, Bend last) {
        from = first;
        to = last;
        return this;
    }

    /** A box by its edges. */
    SolidBuilder box(double x0, double x1, double y0, double y1, double z0, double z1) {
        return prism(x0, x1, z0, y0, z1, y0, z1, y1, z0, y1);
    }

    /** A box that stands on a height, centred in x and z. */
    SolidBuilder block(double x, double y, double z, double width, double height, double depth) {
        return box(x - width / 2, x + width / 2, y, y + height, z - depth / 2, z + depth / 2);
    }

    /**
     * A prism along x.
     *
     * @param outline z and y of each corner of a convex outline, counter-clockwise with z to the right and y up
     */
    SolidBuilder prism(double x0, double x1, double... outline) {
        var part = part();
        int corners = outline.length / 2;
        for (int i = 0; i < corners; i++) {
            int j = (i + 1) % corners;
            double z0 = outline[2 * i];
            double y0 = outline[2 * i + 1];
            double z1 = outline[2 * j];
            double y1 = outline[2 * j + 1];
            double length = Math.hypot(z1 - z0, y1 - y0);
            var normal = new Vector3(0, -(z1 - z0) / length, (y1 - y0) / length);
            int a = part.vertex(new Vector3(x1, y0, z0), normal, x1, -z0 - y0, from);
            int b = part.vertex(new Vector3(x0, y0, z0), normal, x0, -z0 - y0, from);
            int c = part.vertex(new Vector3(x0, y1, z1), normal, x0, -z1 - y1, from);
            int d = part.vertex(new Vector3(x1, y1, z1), normal, x1, -z1 - y1, from);
            part.triangle(a, c, b);
            part.triangle(a, d, c);
        }
        face(part, x1, 1, outline);
        face(part, x0, -1, outline);
        return this;
    }

    private void face(PartBuilder part, double x, int side, double... outline) {
        int corners = outline.length / 2;
        var numbers = new int[corners];
        for (int i = 0; i < corners; i++) {
            double z = outline[2 * i];
            double y = outline[2 * i + 1];
            numbers[i] = part.vertex(new Vector3(x, y, z), new Vector3(side, 0, 0), -side * z, -y, from);
        }
        for (int i = 1; i + 1 < corners; i++) {
            if (side < 0) {
                part.triangle(numbers[0], numbers[i], numbers[i + 1]);
            } else {
                part.triangle(numbers[0], numbers[i + 1], numbers[i]);
            }
        }
    }

    /** A round rod or cone between two points, closed at its ends. */
    SolidBuilder tube(Vector3 start, Vector3 end, double startRadius, double endRadius) {
        var axis = end.minus(start);
        double length = axis.length();
        return turned(start, axis.times(1 / length), 1, startRadius, 0, endRadius, length);
    }

    /** An upright column. */
    SolidBuilder column(double x, double y, double z, double radius, double height) {
        return turned(new Vector3(x, y, z), new Vector3(0, 1, 0), 1, radius, 0, radius, height);
    }

    /** A turned shape around an upright axis: radius and height of each ring, upwards. */
    SolidBuilder lathe(double x, double z, double... profile) {
        return turned(new Vector3(x, 0, z), new Vector3(0, 1, 0), 1, profile);
    }

    /** An ellipsoid with upright axes. */
    SolidBuilder ball(Vector3 centre, double radiusX, double radiusY, double radiusZ) {
        var part = part();
        var grid = new int[RINGS + 1][AROUND + 1];
        for (int ring = 0; ring <= RINGS; ring++) {
            double latitude = Math.PI * ring / RINGS - Math.PI / 2;
            for (int i = 0; i <= AROUND; i++) {
                double angle = 2 * Math.PI * i / AROUND;
                double x = StrictMath.cos(latitude) * StrictMath.sin(angle);
                double y = StrictMath.sin(latitude);
                double z = StrictMath.cos(latitude) * StrictMath.cos(angle);
                var normal = new Vector3(x / radiusX, y / radiusY, z / radiusZ).normalized();
                var position = centre.plus(new Vector3(x * radiusX, y * radiusY, z * radiusZ));
                grid[ring][i] = part.vertex(position, normal, (double) i / AROUND, 1 - (double) ring / RINGS, from);
            }
        }
        stitch(part, grid);
        return this;
    }

    /**
     * A turned shape, closed at both ends.
     *
     * @param flatness the second radius over the first: 1 is round
     * @param profile radius and way along the axis of each ring
     */
    SolidBuilder turned(Vector3 start, Vector3 axis, double flatness, double... profile) {
        var part = part();
        var side = sideways(axis);
        var front = side.cross(axis).times(flatness);
        int rings = profile.length / 2;
        var grid = new int[rings][AROUND + 1];
        for (int ring = 0; ring < rings; ring++) {
            double slope = slope(profile, ring);
            var centre = start.plus(axis.times(profile[2 * ring + 1]));
            for (int i = 0; i <= AROUND; i++) {
                var out = outwards(side, front, i);
                var normal = out.plus(axis.times(slope)).normalized();
                var position = centre.plus(out.times(profile[2 * ring]));
                double v = -profile[2 * ring + 1];
                grid[ring][i] = part.vertex(position, normal, (double) i / AROUND, v, bendAt(ring, rings));
            }
        }
        stitch(part, grid);
        cap(part, start, axis, side, front, profile, 0);
        cap(part, start, axis, side, front, profile, rings - 1);
        return this;
    }

    private Bend bendAt(int ring, int rings) {
        if (ring == 0) {
            return from;
        }
        return ring == rings - 1 ? to : new Bend(from.joint(), from.joint(), 0);
    }

    private static Vector3 sideways(Vector3 axis) {
        var other = Math.abs(axis.x()) > 0.9 ? new Vector3(0, 0, 1) : new Vector3(1, 0, 0);
        return other.minus(axis.times(other.dot(axis))).normalized();
    }

    private static Vector3 outwards(Vector3 side, Vector3 front, int i) {
        double angle = 2 * Math.PI * i / AROUND;
        return side.times(StrictMath.sin(angle)).plus(front.times(StrictMath.cos(angle)));
    }

    /** How far a normal leans along the axis: against the growth of the radius around a ring. */
    private static double slope(double[] profile, int ring) {
        int before = Math.max(0, ring - 1);
        int after = Math.min(profile.length / 2 - 1, ring + 1);
        double rise = profile[2 * after + 1] - profile[2 * before + 1];
        return rise == 0 ? 0 : (profile[2 * before] - profile[2 * after]) / rise;
    }

    private void cap(
            PartBuilder part, Vector3 start, Vector3 axis, Vector3 side, Vector3 front, double[] profile, int ring) {
        double radius = profile[2 * ring];
        if (radius == 0) {
            return;
        }
        boolean first = ring == 0;
        var bend = bendAt(ring, profile.length / 2);
        var normal = axis.times(first ? -1 : 1);
        var centre = start.plus(axis.times(profile[2 * ring + 1]));
        int middle = part.vertex(centre, normal, 0.5, 0.5, bend);
        var rim = new int[AROUND + 1];
        for (int i = 0; i <= AROUND; i++) {
            var position = centre.plus(outwards(side, front, i).times(radius));
            rim[i] = part.vertex(position, normal, 0.5, 0, bend);
        }
        for (int i = 0; i < AROUND; i++) {
            if (first) {
                part.triangle(middle, rim[i + 1], rim[i]);
            } else {
                part.triangle(middle, rim[i], rim[i + 1]);
            }
        }
    }

    /** Triangles between rings; their vertices run counter-clockwise seen from the end of the axis. */
    private static void stitch(PartBuilder part, int[][] grid) {
        for (int ring = 0; ring + 1 < grid.length; ring++) {
            for (int i = 0; i + 1 < grid[ring].length; i++) {
                int a = grid[ring][i];
                int b = grid[ring][i + 1];
                int c = grid[ring + 1][i + 1];
                int d = grid[ring + 1][i];
                part.triangle(a, b, c);
                part.triangle(a, c, d);
            }
        }
    }

    private PartBuilder part() {
        return parts.computeIfAbsent(surface, with -> new PartBuilder(with, skinned));
    }

    Solid build() {
        return new Solid(parts.values().stream().map(PartBuilder::build).toList());
    }
}
