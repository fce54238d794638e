package org.vsekai.backpack.relate.pose;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code backpack.relate.poses}.
 *
 * @param leastScore persons of less are left out, 0 to 1
 * @param leastTolerancePixels how far a joint may be from where it is seen, at least
 * @param toleranceShare and in addition this share of the longer side of the person's box
 * @param leastJoints that several cameras must have seen at one place, for them to be those of a person
 * @param moment frames of several cameras that are no further apart in time show the same
 * @param nearest metres within which a person is the one who was there before, however little time went by
 * @param fastest metres that a person may have gone in each second in addition
 * @param patience how long a person who is not seen is waited for
 */
public record PoseSettings(
        double leastScore,
        double leastTolerancePixels,
        double toleranceShare,
        int leastJoints,
        Duration moment,
        double nearest,
        double fastest,
        Duration patience)
        implements Serializable {
    public PoseSettings {
        require(leastScore >= 0 && leastScore <= 1, "least-score must be from 0 to 1");
        require(leastTolerancePixels > 0 && leastTolerancePixels <= 1000, "least-tolerance-pixels must be up to 1000");
        require(toleranceShare >= 0 && toleranceShare <= 1, "tolerance-share must be from 0 to 1");
        require(leastJoints >= 1 && leastJoints <= 17, "least-joints must be 1 to 17");
        require(!moment.isNegative(), "moment must not be negative");
        require(nearest > 0 && nearest <= 100, "nearest must be up to 100");
        require(fastest >= 0 && fastest <= 100, "fastest must be 0 to 100");
        require(!patience.isNegative(), "patience must not be negative");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
