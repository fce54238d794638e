package org.vsekai.backpack.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class BootstrapTest {
    private final Bootstrap bootstrap = new Bootstrap(2_000, 5);

    @Property(tries = 50)
    void theIntervalLiesWithinTheValues(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -3, max = 3) Double> list) {
        var values = list.stream().mapToDouble(value -> value).toArray();

        var interval = new Bootstrap(200, 1).of(numbers(values.length), values);

        double least = Arrays.stream(values).min().orElseThrow();
        double greatest = Arrays.stream(values).max().orElseThrow();
        assertThat(interval.low()).isBetween(least - 1e-9, interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(greatest + 1e-9);
    }

    @Example
    void itIsThatOfDrawingUsersWithReplacement() {
        var random = new Random(7);
        var values = random.doubles(400).map(x -> x * x).toArray();

        var interval = bootstrap.of(numbers(values.length), values);
        var drawn = drawn(values, random);

        assertThat(interval.low()).isCloseTo(drawn.low(), within(0.006));
        assertThat(interval.high()).isCloseTo(drawn.high(), within(0.006));
    }

    @Example
    void itHoldsTheTrueMeanNineteenTimesInTwenty() {
        var random = new Random(11);
        int held = 0;
        for (int trial = 0; trial < 400; trial++) {
            var values = random.doubles(100).map(x -> -Math.log(1 - x)).toArray();
            var interval = new Bootstrap(400, trial).of(numbers(values.length), values);
            held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }

        assertThat(held / 400.0).isBetween(0.90, 0.98);
    }

    @Example
    void aUsersDrawsDoNotDependOnTheOthersPlaces() {
        var values = new Random(3).doubles(50).toArray();
        var users = numbers(50);
        var reversedValues =
                IntStream.range(0, 50).mapToDouble(i -> values[49 - i]).toArray();
        var reversedUsers = IntStream.range(0, 50).map(i -> users[49 - i]).toArray();

        var interval = bootstrap.of(users, values);
        var reversed = bootstrap.of(reversedUsers, reversedValues);

        assertThat(reversed.low()).isCloseTo(interval.low(), within(1e-12));
        assertThat(reversed.high()).isCloseTo(interval.high(), within(1e-12));
        assertThat(new Bootstrap(2_000, 6).of(users, values)).isNotEqualTo(interval);
    }

    @Example
    void columnsAreMeasuredAsTheyWouldBeAlone() {
        var random = new Random(4);
        var columns =
                new double[][] {random.doubles(30).toArray(), random.doubles(30).toArray()};

        assertThat(bootstrap.of(numbers(30), columns))
                .containsExactly(bootstrap.of(numbers(30), columns[0]), bootstrap.of(numbers(30), columns[1]));
    }

    /** The textbook's bootstrap: as many users as there are, drawn with replacement, again and again. */
    private static Bootstrap.Interval drawn(double[] values, Random random) {
        var means = IntStream.range(0, 4_000)
                .mapToDouble(replicate -> IntStream.range(0, values.length)
                        .mapToDouble(i -> values[random.nextInt(values.length)])
                        .average()
                        .orElseThrow())
                .sorted()
                .toArray();
        return new Bootstrap.Interval(means[100], means[3_899]);
    }

    private static int[] numbers(int count) {
        return IntStream.range(0, count).map(i -> 3 * i).toArray();
    }
}
