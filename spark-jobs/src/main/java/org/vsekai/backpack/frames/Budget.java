package org.vsekai.backpack.frames;

import java.util.Locale;

/**
 * What the detector gets done in a night.
 *
 * @param framesPerSecond of all tasks together
 */
record Budget(double framesPerSecond, int minutes) {
    private static final int SECONDS = 60;

    /** At least one, so that a slow model moves on. */
    long frames() {
        return Math.max(1, (long) (framesPerSecond * minutes * SECONDS));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "budget %,d frames in %d min at %.1f/s", frames(), minutes, framesPerSecond);
    }
}
