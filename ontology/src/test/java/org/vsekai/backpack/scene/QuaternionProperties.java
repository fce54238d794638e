package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class QuaternionProperties {
    private static Vector3 direction(Random random) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
    }

    private static Quaternion rotation(Random random) {
        return Quaternion.about(direction(random), random.nextDouble() * 2 * Math.PI);
    }

    private static void assertSame(Vector3 one, Vector3 other) {
        assertThat(one.minus(other).length()).isLessThan(1e-7);
    }

    @Property(tries = 300)
    void aDirectionGoesWhereTheMatrixTakesIt(@ForAll long seed) {
        var random = new Random(seed);
        var rotation = rotation(random);
        var direction = direction(random);

        assertSame(rotation.rotate(direction), Matrix4.rotation(rotation).transformDirection(direction));
        assertSame(rotation.conjugate().rotate(rotation.rotate(direction)), direction);
    }

    @Property(tries = 300)
    void theAxesOfARotationGiveItBack(@ForAll long seed) {
        var rotation = rotation(new Random(seed));
        var matrix = Matrix4.rotation(rotation);

        var again = Quaternion.ofAxes(matrix.axis(0), matrix.axis(1), matrix.axis(2));

        // A rotation and its negative are the same.
        double cosine = rotation.x() * again.x()
                + rotation.y() * again.y()
                + rotation.z() * again.z()
                + rotation.w() * again.w();
        assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-9));
    }

    @Property(tries = 300)
    void theLeastTurnBringsOneDirectionToTheOtherAndTurnsNoFurther(@ForAll long seed) {
        var random = new Random(seed);
        var from = direction(random);
        var to = direction(random);

        var turn = Quaternion.between(from, to);

        assertThat(turn.length()).isCloseTo(1, within(1e-9));
        assertSame(turn.rotate(from), to);
        assertThat(2 * Math.acos(Math.min(1, turn.w())))
                .isCloseTo(Math.atan2(from.cross(to).length(), from.dot(to)), within(1e-6));
    }

    @Property(tries = 300)
    void oppositeDirectionsAreHalfATurnApart(@ForAll long seed) {
        var random = new Random(seed);
        var from = direction(random);
        var nearlyOpposite = from.times(-1)
                .plus(direction(random).times(Math.pow(10, -2 - 14 * random.nextDouble())))
                .normalized();

        assertSame(Quaternion.between(from, from.times(-1)).rotate(from), from.times(-1));
        assertThat(Quaternion.between(from, nearlyOpposite)
                        .rotate(from)
                        .minus(nearlyOpposite)
                        .length())
                .isLessThan(3e-6);
    }
}
