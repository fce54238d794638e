package org.vsekai.backpack.speech;

import java.util.Arrays;
import java.util.List;

/**
 * Sound of one channel. Immutable as long as nobody writes into the array, which is not copied.
 *
 * @param samples finite; full scale is -1 to 1
 * @param sampleRate samples a second
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Sound(float[] samples, int sampleRate) {
    static final int LOWEST_RATE = 1_000;
    static final int HIGHEST_RATE = 384_000;

    public Sound {
        if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    sampleRate + " samples a second, not " + LOWEST_RATE + " to " + HIGHEST_RATE);
        }
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new IllegalArgumentException("sample " + i + " is " + samples[i]);
            }
        }
    }

    /** How long it lasts. */
    public double seconds() {
        return (double) samples.length / sampleRate;
    }

    /** A copy of the samples from one (inclusive) to another (exclusive). */
    public Sound part(int from, int to) {
        return new Sound(Arrays.copyOfRange(samples, from, to), sampleRate);
    }

    /** The same sound with another number of samples a second. */
    public Sound at(int rate) {
        return rate == sampleRate ? this : new Sound(new Resampler(sampleRate, rate).resample(samples), rate);
    }

    /**
     * One after the other, with silence between them.
     *
     * @param sounds at least one, all of one sample rate
     */
    static Sound joined(List<Sound> sounds, double pauseSeconds) {
        int rate = sounds.get(0).sampleRate;
        int pause = (int) Math.round(pauseSeconds * rate);
        int length = pause * (sounds.size() - 1);
        for (var sound : sounds) {
            if (sound.sampleRate != rate) {
                throw new IllegalArgumentException(
                        "sounds of " + rate + " and " + sound.sampleRate + " samples a second");
            }
            length = Math.addExact(length, sound.samples.length);
        }
        var samples = new float[length];
        int to = 0;
        for (var sound : sounds) {
            System.arraycopy(sound.samples, 0, samples, to, sound.samples.length);
            to += sound.samples.length + pause;
        }
        return new Sound(samples, rate);
    }
}
