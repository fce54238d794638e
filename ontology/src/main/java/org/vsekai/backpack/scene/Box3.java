package org.vsekai.backpack.scene;

import java.util.List;
import org.vsekai.backpack.table.SceneNodeRow;

/** An axis-aligned box; metres. */
public record Box3(Vector3 minimum, Vector3 maximum) {
    public Vector3 centre() {
        return minimum.plus(maximum).times(0.5);
    }

    public Vector3 size() {
        return maximum.minus(minimum);
    }

    /** The box of a node in the scene. */
    public static Box3 of(SceneNodeRow node) {
        return new Box3(corner(node.boxMinimum()), corner(node.boxMaximum()));
    }

    private static Vector3 corner(List<Double> values) {
        return new Vector3(values.get(0), values.get(1), values.get(2));
    }

    /** The least box that holds all positions, given as x, y, z after one another: at least one. */
    public static Box3 around(float... positions) {
        return around(List.of(positions));
    }

    /** The least box that holds this and another. */
    public Box3 plus(Box3 other) {
        return new Box3(
                new Vector3(
                        Math.min(minimum.x(), other.minimum.x()),
                        Math.min(minimum.y(), other.minimum.y()),
                        Math.min(minimum.z(), other.minimum.z())),
                new Vector3(
                        Math.max(maximum.x(), other.maximum.x()),
                        Math.max(maximum.y(), other.maximum.y()),
                        Math.max(maximum.z(), other.maximum.z())));
    }

    /** The least box that holds all positions, given as x, y, z after one another: at least one. */
    static Box3 around(List<float[]> positions) {
        var least = new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        var most = new double[] {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (float[] part : positions) {
            for (int i = 0; i < part.length; i++) {
                least[i % 3] = Math.min(least[i % 3], part[i]);
                most[i % 3] = Math.max(most[i % 3], part[i]);
            }
        }
        return new Box3(new Vector3(least[0], least[1], least[2]), new Vector3(most[0], most[1], most[2]));
    }
}
