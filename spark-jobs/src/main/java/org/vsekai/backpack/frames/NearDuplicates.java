package org.vsekai.backpack.frames;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.vision.PerceptualHash;

/**
 * Which frames of one camera show what another one shows. Frames are taken in order of merit: those that a model has
 * looked at, then those that last longest by themselves, then the earlier ones. A frame falls at the first step at which
 * it is like a better one that is still kept then. So what is kept at a step is part of what is kept at each more lenient
 * one, and what is dropped has a likeness that was kept when it fell. Time grows with the square of a camera's frames.
 */
final class NearDuplicates {
    private final Thresholds thresholds;
    /** The first step at which hashes that differ in so many bits are alike. */
    private final int[] stepOfBits = new int[PerceptualHash.BITS + 1];

    /**
     * A frame of the camera.
     *
     * @param endurance the last step at which it is kept by itself, {@link Strictness#NONE} for none
     */
    record Shot(String frameId, Instant capturedAt, long hash, int endurance) {
        /** The endurance of a frame that a model has looked at: it is kept whatever happens. */
        static final int ALWAYS = Strictness.STEPS + 1;
    }

    /** What a frame is like. */
    record Likeness(String frameId, int bits, double seconds) {}

    /**
     * What became of a frame.
     *
     * @param endurance the last step at which it is kept
     * @param likeness what it falls for, where it does not fall by itself
     */
    record Finding(int endurance, Optional<Likeness> likeness) {}

    NearDuplicates(Thresholds thresholds) {
        this.thresholds = thresholds;
        for (int i = 0; i < stepOfBits.length; i++) {
            int bits = i;
            stepOfBits[i] = 1
                    + Strictness.last(step -> bits > thresholds.duplicateBits().at(step));
        }
    }

    /** The finding for each frame, by its id. */
    Map<String, Finding> find(List<Shot> shots) {
        var inOrder = new ArrayList<>(shots);
        inOrder.sort(Comparator.comparingInt(Shot::endurance)
                .reversed()
                .thenComparing(Shot::capturedAt)
                .thenComparing(Shot::frameId));
        var findings = new HashMap<String, Finding>();
        var endurances = new int[inOrder.size()];
        for (int i = 0; i < endurances.length; i++) {
            var finding = find(inOrder, i, endurances);
            endurances[i] = finding.endurance();
            findings.put(inOrder.get(i).frameId(), finding);
        }
        return findings;
    }

    private Finding find(List<Shot> shots, int number, int[] endurances) {
        var shot = shots.get(number);
        if (shot.endurance() == Shot.ALWAYS) {
            return new Finding(Shot.ALWAYS, Optional.empty());
        }
        int endurance = shot.endurance();
        Optional<Shot> like = Optional.empty();
        for (int i = 0; i < number && endurance >= 0; i++) {
            int falls = firstAlike(shot, shots.get(i));
            if (falls <= endurance && falls <= endurances[i]) {
                endurance = falls - 1;
                like = Optional.of(shots.get(i));
            }
        }
        return new Finding(endurance, like.map(other -> likeness(shot, other)));
    }

    /** The first step at which two frames are alike, beyond the last when they never are. */
    private int firstAlike(Shot one, Shot other) {
        int byBits = stepOfBits[PerceptualHash.distance(one.hash(), other.hash())];
        if (byBits > Strictness.STEPS) {
            return byBits;
        }
        double seconds = seconds(one, other);
        int bySeconds = 1
                + Strictness.last(
                        step -> seconds > thresholds.duplicateSeconds().at(step));
        return Math.max(byBits, bySeconds);
    }

    private static double seconds(Shot one, Shot other) {
        return Duration.between(one.capturedAt(), other.capturedAt()).abs().toMillis() / 1e3;
    }

    private static Likeness likeness(Shot shot, Shot other) {
        return new Likeness(other.frameId(), PerceptualHash.distance(shot.hash(), other.hash()), seconds(shot, other));
    }
}
