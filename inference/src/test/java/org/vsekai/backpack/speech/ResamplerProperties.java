package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ResamplerProperties {
    private static final double PASSED = 0.86;
    private static final double ROOT_MEAN_SQUARE_OF_A_SINE = Math.sqrt(0.5);

    @Property(tries = 100)
    void aToneBelowTheLowerNyquistFrequencyPassesAsItIs(
            @ForAll("rates") int from,
            @ForAll("rates") int to,
            @ForAll @DoubleRange(min = 0.01, max = PASSED) double part) {
        double frequency = part * Math.min(from, to) / 2;
        var resampled = tone(frequency, from).at(to);

        double worst = 0;
        for (int i = margin(from, to); i < resampled.samples().length - margin(from, to); i++) {
            worst = Math.max(worst, Math.abs(resampled.samples()[i] - Math.sin(2 * Math.PI * frequency * i / to)));
        }
        assertThat(decibels(resampled, from)).isCloseTo(0, within(0.1));
        assertThat(worst).isLessThan(0.01);
    }

    @Property(tries = 100)
    void aToneAboveTheNewNyquistFrequencyIsGone(
            @ForAll("rates") int from,
            @ForAll("rates") int to,
            @ForAll @DoubleRange(min = 0.0, max = 1.0) double part) {
        net.jqwik.api.Assume.that(to < from);
        double frequency = (to + part * (0.999 * from - to)) / 2;

        assertThat(decibels(tone(frequency, from).at(to), from)).isLessThan(-60);
    }

    @Property(tries = 100)
    void theSoundLastsAsLongAsBefore(
            @ForAll @IntRange(max = 5_000) int samples,
            @ForAll @IntRange(min = 1_000, max = 384_000) int from,
            @ForAll @IntRange(min = 1_000, max = 384_000) int to) {
        var sound = new Sound(new float[samples], from);

        assertThat(sound.at(to).seconds()).isBetween(sound.seconds() - 1e-12, sound.seconds() + 1.0 / to);
    }

    @Property(tries = 20)
    void theSameRateIsTheSameSound(@ForAll("rates") int rate) {
        var sound = tone(440, rate);

        assertThat(sound.at(rate)).isSameAs(sound);
        assertThat(new Resampler(rate, rate).resample(sound.samples())).hasSameSizeAs(sound.samples());
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);
    }

    private static Sound tone(double frequency, int rate) {
        var samples = new float[rate / 4];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * frequency * i / rate);
        }
        return new Sound(samples, rate);
    }

    /** The power of the middle against that of a sine, away from the edges where silence is mixed in. */
    private static double decibels(Sound sound, int from) {
        int margin = margin(from, sound.sampleRate());
        double sum = 0;
        for (int i = margin; i < sound.samples().length - margin; i++) {
            sum += (double) sound.samples()[i] * sound.samples()[i];
        }
        double rootMeanSquare = Math.sqrt(sum / (sound.samples().length - 2.0 * margin));
        return 20 * Math.log10(rootMeanSquare / ROOT_MEAN_SQUARE_OF_A_SINE);
    }

    /** Samples of the new rate that the filter's edges reach. */
    private static int margin(int from, int to) {
        return (int) Math.ceil(34.0 * to / Math.min(from, to));
    }
}
