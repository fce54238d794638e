package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** A rectangle on the floor; metres. */
record Footprint(double x0, double x1, double z0, double z1) {

    /** Of a shape at a position; turned shapes get the rectangle around them. */
    static Footprint of(Solid solid, double x, double z, double heading) {
        var box = solid.bounds();
        double sine = StrictMath.sin(heading);
        double cosine = StrictMath.cos(heading);
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int corner = 0; corner < 4; corner++) {
            double cornerX =
                    (corner & 1) == 0 ? box.minimum().x() : box.maximum().x();
            double cornerZ =
                    (corner & 2) == 0 ? box.minimum().z() : box.maximum().z();
            double turnedX = cornerX * cosine + cornerZ * sine;
            double turnedZ = cornerZ * cosine - cornerX * sine;
            least[0] = Math.min(least[0], turnedX);
            most[0] = Math.max(most[0], turnedX);
            least[1] = Math.min(least[1], turnedZ);
            most[1] = Math.max(most[1], turnedZ);
        }
        return new Footprint(x + least[0], x + most[0], z + least[1], z + most[1]);
    }

    static Footprint around(Vector3 centre, double half) {
        return new Footprint(centre.x() - half, centre.x() + half, centre.z() - half, centre.z() + half);
    }

    boolean overlaps(Footprint other) {
        return x0 < other.x1 && other.x0 < x1 && z0 < other.z1 && other.z0 < z1;
    }

    boolean isWithin(double halfWidth, double halfDepth) {
        return x0 >= -halfWidth && x1 <= halfWidth && z0 >= -halfDepth && z1 <= halfDepth;
    }

    Footprint grown(double by) {
        return new Footprint(x0 - by, x1 + by, z0 - by, z1 + by);
    }
}
