package org.vsekai.backpack.sample;

import java.util.List;

/**
 * Random numbers that depend on nothing but what the stream is for: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). The JDK's own generators are not used because they may give other
 * numbers on another JDK. Not thread-safe.
 */
final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream of one thing of one kind: streams of different kinds, indices or seeds have nothing in common. */
    static RandomStream of(long seed, String kind, long index) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < kind.length(); i++) {
            state = mix(state ^ kind.charAt(i) + GOLDEN_GAMMA);
        }
        return new RandomStream(mix(state ^ mix(index + GOLDEN_GAMMA)));
    }

    private static long mix(long z) {
        long once = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** 0 up to but not including 1. */
    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    double between(double least, double most) {
        return least + (most - least) * uniform();
    }

    /** A whole number from 0 to below the bound. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Mean 0, variance 1, by Box and Muller; StrictMath because Math may round otherwise on another machine. */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Standard Gumbel: added to logarithmic weights, the greatest of them is a weighted random choice. */
    double gumbel() {
        return -StrictMath.log(-StrictMath.log(Math.max(uniform(), 0x1p-54)));
    }
}
