package org.vsekai.backpack.frames;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.frames.NearDuplicates.Finding;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.vision.PerceptualHash;

/**
 * What becomes of each frame once it is known how strict to be.
 *
 * @param budget frames that fit into the night
 * @param last the last frame that there is time for, null when there is time for all
 */
record Decision(
        int step,
        Thresholds thresholds,
        long budget,
        @Nullable Place last) implements Serializable {

    /** A frame's place in the queue: the oldest come first. */
    record Place(Instant capturedAt, String frameId) implements Serializable, Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = capturedAt.compareTo(other.capturedAt);
            return byTime != 0 ? byTime : frameId.compareTo(other.frameId);
        }
    }

    /**
     * The frame with its decision. Where that stays what it was, so do its words: tomorrow a frame may have another
     * likeness than today.
     */
    FrameRow of(FrameRow frame, Finding finding) {
        var reason = reason(frame, finding);
        var strictness = Optional.of(Strictness.value(step));
        boolean same = frame.strictness().equals(strictness)
                && frame.kept() == reason.isEmpty()
                && words(frame.filterReason()).equals(words(reason));
        return same ? frame : frame.filtered(reason.isEmpty(), reason, frame.measures(), strictness);
    }

    private Optional<String> reason(FrameRow frame, Finding finding) {
        var fault = new Quality(frame.measures().orElseThrow(), thresholds).fault(step);
        if (fault.isPresent()) {
            return fault;
        }
        if (finding.endurance() < step) {
            return finding.likeness().map(this::text);
        }
        if (last != null && new Place(frame.capturedAt(), frame.frameId()).compareTo(last) > 0) {
            return Optional.of(FilterReason.NO_TIME.because(
                    "the night's budget of " + budget + " goes to older frames; this one waits for the next night"));
        }
        return Optional.empty();
    }

    private String text(NearDuplicates.Likeness likeness) {
        return FilterReason.NEAR_DUPLICATE.because(likeness.bits() + " of " + PerceptualHash.BITS
                + " bits differ from " + likeness.frameId() + ", " + Quality.number(likeness.seconds())
                + " s apart; alike are "
                + Quality.number(thresholds.duplicateBits().at(step)) + " bits within "
                + Quality.number(thresholds.duplicateSeconds().at(step)) + " s");
    }

    /** What a reason begins with: {@link FilterReason#words}. */
    static Optional<String> words(Optional<String> reason) {
        return reason.map(text -> text.substring(0, Math.max(0, text.indexOf(':'))));
    }
}
