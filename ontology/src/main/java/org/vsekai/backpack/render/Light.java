package org.vsekai.backpack.render;

import org.vsekai.backpack.scene.Vector3;

/**
 * A sun and an even light from everywhere.
 *
 * @param direction in which the sun shines, in the world; its length does not matter
 * @param strength what the sun adds to a surface that faces it
 * @param ambient what every surface gets
 */
public record Light(Vector3 direction, double strength, double ambient) {
    public Light {
        direction = direction.normalized();
        if (!direction.isFinite()) {
            throw new IllegalArgumentException("light must have a direction");
        }
        if (!(strength >= 0 && ambient >= 0 && Double.isFinite(strength + ambient))) {
            throw new IllegalArgumentException("light must not be negative, not " + strength + " and " + ambient);
        }
    }

    /** A high sun from the front left. */
    public static Light usual() {
        return new Light(new Vector3(0.4, -1, -0.6), 0.95, 0.4);
    }
}
