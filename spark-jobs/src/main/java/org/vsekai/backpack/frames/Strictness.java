package org.vsekai.backpack.frames;

import java.util.function.IntPredicate;

/** How strict the filter is: one of 1,001 steps from 0, lenient, to 1, strict. */
final class Strictness {
    /** The strictest step. */
    static final int STEPS = 1000;

    /** The endurance of a frame that even the lenient end drops. */
    static final int NONE = -1;

    private Strictness() {}

    /** The strictness of a step, 0 to 1. */
    static double value(int step) {
        return (double) step / STEPS;
    }

    /**
     * The last step at which a condition holds that never holds again once it does not; {@link #NONE} when it never
     * does. By bisection.
     */
    static int last(IntPredicate condition) {
        int holds = NONE;
        int fails = STEPS + 1;
        while (fails - holds > 1) {
            int middle = (holds + fails) >>> 1;
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    /**
     * The least step at which no more frames are kept than the budget has; the strictest where all keep more.
     *
     * @param frames how many frames have each endurance, the last step at which they are kept: index 0 is step 0
     */
    static int within(long budget, long[] frames) {
        long kept = 0;
        for (int step = STEPS; step >= 0; step--) {
            kept += frames[step];
            if (kept > budget) {
                return Math.min(STEPS, step + 1);
            }
        }
        return 0;
    }
}
