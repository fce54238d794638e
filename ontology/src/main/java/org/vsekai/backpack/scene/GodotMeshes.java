package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Godot's primitive meshes as triangles, with the sizes that Godot 4 or, in format 2, Godot 3 takes where none is
 * given. Round ones have fewer segments than Godot draws: boxes and silhouettes are the same within a percent.
 */
final class GodotMeshes {
    private static final int AROUND = 32;
    private static final int QUARTER = 8;

    private final boolean old;

    GodotMeshes(boolean old) {
        this.old = old;
    }

    /** The mesh of a sub_resource; empty for a kind that has its triangles stored or made by a font. */
    Optional<Primitive.Builder> mesh(TscnSection resource) {
        var type = resource.textField("type").orElse("");
        return switch (type) {
            case "BoxMesh", "CubeMesh" -> Optional.of(box(size(resource, old ? 2 : 1)));
            case "PlaneMesh" -> plane(resource);
            case "QuadMesh" -> Optional.of(rectangle(resource, 1, 2));
            case "SphereMesh" -> Optional.of(sphere(resource));
            case "CylinderMesh" -> Optional.of(cylinder(resource));
            case "CapsuleMesh" -> Optional.of(capsule(resource));
            case "PrismMesh" -> Optional.of(prism(resource));
            case "TorusMesh" -> Optional.of(torus(resource));
            default -> Optional.empty();
        };
    }

    private static double length(TscnSection resource, String name, double otherwise) {
        double length = resource.number(name, otherwise);
        if (!(length >= 0 && length <= 1e6)) {
            throw resource.invalid(name, "a length from 0 to 1000000 metres");
        }
        return length;
    }

    private static Vector3 size(TscnSection resource, double otherwise) {
        var size = resource.vector("size").orElse(new Vector3(otherwise, otherwise, otherwise));
        if (!(Math.min(size.x(), Math.min(size.y(), size.z())) >= 0
                && Math.max(size.x(), Math.max(size.y(), size.z())) <= 1e6)) {
            throw resource.invalid("size", "lengths from 0 to 1000000 metres");
        }
        return size;
    }

    private Optional<Primitive.Builder> plane(TscnSection resource) {
        int facing = resource.integer("orientation", 1);
        if (facing < 0 || facing > 2) {
            throw resource.invalid("orientation", "0, 1 or 2");
        }
        return Optional.of(rectangle(resource, 2, facing));
    }

    /** A rectangle that faces along an axis: 0 for x, 1 for y, 2 for z. */
    private static Primitive.Builder rectangle(TscnSection resource, double usual, int facing) {
        var size = resource.numbers("size", 2, "Vector2", "Vector2i").orElse(new double[] {usual, usual});
        var centre = resource.vector("center_offset").orElse(Vector3.ZERO);
        var shape = new Shape();
        var normal = axis(facing);
        // The two sides so that right x up = normal, seen from the front.
        var right = facing == 0 ? new Vector3(0, 0, -1) : new Vector3(1, 0, 0);
        var up = normal.cross(right);
        shape.face(centre, right.times(size[0] / 2), up.times(size[1] / 2), normal);
        return shape.build();
    }

    private static Vector3 axis(int number) {
        return new Vector3(number == 0 ? 1 : 0, number == 1 ? 1 : 0, number == 2 ? 1 : 0);
    }

    private static Primitive.Builder box(Vector3 size) {
        var half = size.times(0.5);
        var shape = new Shape();
        for (int facing = 0; facing < 3; facing++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                var normal = axis(facing).times(sign);
                var right = axis((facing + 1) % 3);
                var up = normal.cross(right);
                shape.face(scaled(normal, half), scaled(right, half), scaled(up, half), normal);
            }
        }
        return shape.build();
    }

    private static Vector3 scaled(Vector3 direction, Vector3 by) {
        return new Vector3(direction.x() * by.x(), direction.y() * by.y(), direction.z() * by.z());
    }

    private Primitive.Builder sphere(TscnSection resource) {
        double radius = length(resource, "radius", old ? 1 : 0.5);
        double height = length(resource, "height", old ? 2 : 1);
        boolean half = resource.truth("is_hemisphere", false);
        var shape = new Shape();
        var line = new ArrayList<double[]>();
        double scale = half ? height : height / 2;
        if (half) {
            shape.revolve(List.of(point(0, 0, 0, -1), point(radius, 0, 0, -1)));
        }
        for (int i = half ? QUARTER : 0; i <= 2 * QUARTER; i++) {
            double angle = Math.PI * (i - QUARTER) / (2.0 * QUARTER);
            line.add(point(radius * Math.cos(angle), scale * Math.sin(angle), Math.cos(angle), Math.sin(angle)));
        }
        shape.revolve(line);
        return shape.build();
    }

    private Primitive.Builder cylinder(TscnSection resource) {
        double top = length(resource, "top_radius", old ? 1 : 0.5);
        double bottom = length(resource, "bottom_radius", old ? 1 : 0.5);
        double half = length(resource, "height", 2) / 2;
        double slope = Math.atan2(bottom - top, 2 * half);
        var shape = new Shape();
        if (resource.truth("cap_bottom", true)) {
            shape.revolve(List.of(point(0, -half, 0, -1), point(bottom, -half, 0, -1)));
        }
        shape.revolve(List.of(
                point(bottom, -half, Math.cos(slope), Math.sin(slope)),
                point(top, half, Math.cos(slope), Math.sin(slope))));
        if (resource.truth("cap_top", true)) {
            shape.revolve(List.of(point(top, half, 0, 1), point(0, half, 0, 1)));
        }
        return shape.build();
    }

    /** Godot 4's stands, with its whole height given; Godot 3's lies along z, with the height between its caps. */
    private Primitive.Builder capsule(TscnSection resource) {
        double radius = length(resource, "radius", old ? 1 : 0.5);
        double straight =
                old ? length(resource, "mid_height", 1) / 2 : Math.max(0, length(resource, "height", 2) / 2 - radius);
        var line = new ArrayList<double[]>();
        for (int i = 0; i <= 2 * QUARTER; i++) {
            double angle = Math.PI * (i - QUARTER) / (2.0 * QUARTER);
            double middle = i < QUARTER ? -straight : straight;
            if (i == QUARTER) {
                line.add(point(radius, -straight, 1, 0));
            }
            line.add(point(
                    radius * Math.cos(angle), middle + radius * Math.sin(angle), Math.cos(angle), Math.sin(angle)));
        }
        var shape = new Shape();
        shape.revolve(line);
        return old ? shape.lying() : shape.build();
    }

    private Primitive.Builder prism(TscnSection resource) {
        var half = size(resource, old ? 2 : 1).times(0.5);
        double tip = (2 * resource.number("left_to_right", 0.5) - 1) * half.x();
        var shape = new Shape();
        for (int sign = -1; sign <= 1; sign += 2) {
            double z = sign * half.z();
            var left = new Vector3(-sign * half.x(), -half.y(), z);
            var right = new Vector3(sign * half.x(), -half.y(), z);
            shape.triangle(left, right, new Vector3(tip, half.y(), z));
        }
        shape.quad(
                new Vector3(half.x(), -half.y(), half.z()),
                new Vector3(half.x(), -half.y(), -half.z()),
                new Vector3(tip, half.y(), -half.z()),
                new Vector3(tip, half.y(), half.z()));
        shape.quad(
                new Vector3(-half.x(), -half.y(), -half.z()),
                new Vector3(-half.x(), -half.y(), half.z()),
                new Vector3(tip, half.y(), half.z()),
                new Vector3(tip, half.y(), -half.z()));
        shape.quad(
                new Vector3(-half.x(), -half.y(), -half.z()),
                new Vector3(half.x(), -half.y(), -half.z()),
                new Vector3(half.x(), -half.y(), half.z()),
                new Vector3(-half.x(), -half.y(), half.z()));
        return shape.build();
    }

    private static Primitive.Builder torus(TscnSection resource) {
        double inner = length(resource, "inner_radius", 0.5);
        double outer = length(resource, "outer_radius", 1);
        double middle = (inner + outer) / 2;
        double thickness = Math.abs(outer - inner) / 2;
        var line = new ArrayList<double[]>();
        for (int i = 0; i <= 2 * QUARTER; i++) {
            double angle = Math.PI * i / QUARTER;
            line.add(point(
                    middle + thickness * Math.cos(angle),
                    thickness * Math.sin(angle),
                    Math.cos(angle),
                    Math.sin(angle)));
        }
        var shape = new Shape();
        shape.revolve(line);
        return shape.build();
    }

    /** A point of an outline: distance from the axis, height, and the normal's part outwards and upwards. */
    private static double[] point(double radius, double height, double outwards, double upwards) {
        return new double[] {radius, height, outwards, upwards};
    }

    /** Collects triangles. */
    private static final class Shape {
        private final List<Vector3> positions = new ArrayList<>();
        private final List<Vector3> normals = new ArrayList<>();
        private final List<Integer> indices = new ArrayList<>();

        private int vertex(Vector3 position, Vector3 normal) {
            positions.add(position);
            normals.add(normal);
            return positions.size() - 1;
        }

        /** Counter-clockwise seen from the front. */
        void triangle(Vector3 a, Vector3 b, Vector3 c) {
            var normal = b.minus(a).cross(c.minus(a));
            var unit = normal.length() > 0 ? normal.normalized() : new Vector3(0, 1, 0);
            indices.add(vertex(a, unit));
            indices.add(vertex(b, unit));
            indices.add(vertex(c, unit));
        }

        void quad(Vector3 a, Vector3 b, Vector3 c, Vector3 d) {
            triangle(a, b, c);
            triangle(a, c, d);
        }

        /** A rectangle around a centre; right x up is the normal. */
        void face(Vector3 centre, Vector3 right, Vector3 up, Vector3 normal) {
            int first = vertex(centre.minus(right).minus(up), normal);
            vertex(centre.plus(right).minus(up), normal);
            vertex(centre.plus(right).plus(up), normal);
            vertex(centre.minus(right).plus(up), normal);
            indices.addAll(List.of(first, first + 1, first + 2, first, first + 2, first + 3));
        }

        /** Turns an outline, from its bottom up, about the y axis. */
        void revolve(List<double[]> outline) {
            int first = positions.size();
            for (int i = 0; i <= AROUND; i++) {
                double angle = 2 * Math.PI * i / AROUND;
                for (var point : outline) {
                    vertex(
                            new Vector3(point[0] * Math.sin(angle), point[1], point[0] * Math.cos(angle)),
                            new Vector3(point[2] * Math.sin(angle), point[3], point[2] * Math.cos(angle)));
                }
            }
            int step = outline.size();
            for (int i = 0; i < AROUND; i++) {
                for (int k = 0; k + 1 < step; k++) {
                    int a = first + i * step + k;
                    indices.addAll(List.of(a, a + step, a + step + 1, a, a + step + 1, a + 1));
                }
            }
        }

        /** Turned so that what was up is along z. */
        Primitive.Builder lying() {
            positions.replaceAll(v -> new Vector3(v.x(), -v.z(), v.y()));
            normals.replaceAll(v -> new Vector3(v.x(), -v.z(), v.y()));
            return build();
        }

        Primitive.Builder build() {
            return Primitive.of(floats(positions))
                    .normals(floats(normals))
                    .indices(indices.stream().mapToInt(Integer::intValue).toArray());
        }

        private static float[] floats(List<Vector3> vectors) {
            var floats = new float[3 * vectors.size()];
            for (int i = 0; i < vectors.size(); i++) {
                floats[3 * i] = (float) vectors.get(i).x();
                floats[3 * i + 1] = (float) vectors.get(i).y();
                floats[3 * i + 2] = (float) vectors.get(i).z();
            }
            return floats;
        }
    }
}
