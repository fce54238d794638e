package org.vsekai.backpack.speech;

/**
 * Where somebody speaks in a sound of 16,000 samples a second.
 *
 * @param from the first sample
 * @param to the one after the last
 */
public record SpeechSpan(int from, int to) {
    static final int RATE = 16_000;

    public SpeechSpan {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no span: " + from + " to " + to);
        }
    }

    /** In seconds from the sound's beginning. */
    public double start() {
        return (double) from / RATE;
    }

    /** In seconds from the sound's beginning. */
    public double end() {
        return (double) to / RATE;
    }
}
