package org.vsekai.backpack.relate.fusion;

import java.util.Optional;
import org.vsekai.backpack.scene.Vector3;

/** Linear equations in three unknowns, solved so that their squares are least. Not thread-safe. */
final class NormalEquations {
    /** Of the mean of the diagonal: less is none. */
    private static final double LEAST_PIVOT = 1e-12;

    private double xx;
    private double xy;
    private double xz;
    private double yy;
    private double yz;
    private double zz;
    private double x;
    private double y;
    private double z;

    /** Adds: the coefficients times the unknowns are the value. */
    void add(Vector3 coefficients, double value) {
        xx += coefficients.x() * coefficients.x();
        xy += coefficients.x() * coefficients.y();
        xz += coefficients.x() * coefficients.z();
        yy += coefficients.y() * coefficients.y();
        yz += coefficients.y() * coefficients.z();
        zz += coefficients.z() * coefficients.z();
        x += coefficients.x() * value;
        y += coefficients.y() * value;
        z += coefficients.z() * value;
    }

    /** The unknowns, by Cholesky's decomposition; none where the equations leave a direction open. */
    Optional<Vector3> solution() {
        double least = LEAST_PIVOT * (xx + yy + zz) / 3;
        if (!(xx > least)) {
            return Optional.empty();
        }
        double l1 = Math.sqrt(xx);
        double l2 = xy / l1;
        double l3 = xz / l1;
        double second = yy - l2 * l2;
        if (!(second > least)) {
            return Optional.empty();
        }
        double l4 = Math.sqrt(second);
        double l5 = (yz - l2 * l3) / l4;
        double third = zz - l3 * l3 - l5 * l5;
        if (!(third > least)) {
            return Optional.empty();
        }
        double l6 = Math.sqrt(third);
        double u = x / l1;
        double v = (y - l2 * u) / l4;
        double w = (z - l3 * u - l5 * v) / l6;
        double solvedZ = w / l6;
        double solvedY = (v - l5 * solvedZ) / l4;
        double solvedX = (u - l2 * solvedY - l3 * solvedZ) / l1;
        return Optional.of(new Vector3(solvedX, solvedY, solvedZ));
    }
}
