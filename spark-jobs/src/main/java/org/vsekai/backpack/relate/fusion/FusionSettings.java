package org.vsekai.backpack.relate.fusion;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code backpack.relate.fusion}.
 *
 * @param leastScore detections of less are left out, 0 to 1
 * @param leastTolerancePixels how far the middle of a box may be from where the thing is seen, at least
 * @param toleranceShare and in addition this share of the box's shorter side
 * @param mostSizeRatio how much larger one camera may have a thing than another
 * @param moment frames of several cameras that are no further apart in time show the same
 * @param nearest metres within which a thing of a class is the one that was there before
 */
public record FusionSettings(
        double leastScore,
        double leastTolerancePixels,
        double toleranceShare,
        double mostSizeRatio,
        Duration moment,
        double nearest)
        implements Serializable {
    public FusionSettings {
        require(leastScore >= 0 && leastScore <= 1, "least-score must be from 0 to 1");
        require(leastTolerancePixels >= 0 && leastTolerancePixels <= 1000, "least-tolerance-pixels must be 0 to 1000");
        require(toleranceShare >= 0 && toleranceShare <= 1, "tolerance-share must be from 0 to 1");
        require(mostSizeRatio >= 1 && mostSizeRatio <= 100, "most-size-ratio must be 1 to 100");
        require(!moment.isNegative(), "moment must not be negative");
        require(nearest >= 0 && nearest <= 100, "nearest must be 0 to 100");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
