package org.vsekai.backpack.frames;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.table.FrameRow.Measures;

/** A frame by itself, whatever others there are: each of its measures beside its threshold. Immutable. */
final class Quality {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private final List<Check> checks;

    private enum Bound {
        LEAST,
        MOST
    }

    private record Check(FilterReason reason, String measure, double value, Bound bound, Range range) {
        boolean passes(int step) {
            return bound == Bound.LEAST ? value >= range.at(step) : value <= range.at(step);
        }

        String text(int step) {
            var side = bound == Bound.LEAST ? " under " : " over ";
            return reason.because(measure + " " + number(value) + side + number(range.at(step)));
        }
    }

    Quality(Measures measures, Thresholds thresholds) {
        var all = new ArrayList<Check>();
        double brightness = measures.brightness();
        all.add(new Check(FilterReason.TOO_DARK, "brightness", brightness, Bound.LEAST, thresholds.leastBrightness()));
        all.add(new Check(FilterReason.TOO_BRIGHT, "brightness", brightness, Bound.MOST, thresholds.mostBrightness()));
        all.add(new Check(
                FilterReason.CLIPPED,
                "share of black and white pixels",
                measures.clippedShare(),
                Bound.MOST,
                thresholds.mostClippedShare()));
        all.add(new Check(
                FilterReason.BLURRED, "sharpness", measures.sharpness(), Bound.LEAST, thresholds.leastSharpness()));
        measures.motionPixels()
                .ifPresent(pixels -> all.add(new Check(
                        FilterReason.MOVING, "pixels of motion", pixels, Bound.MOST, thresholds.mostMotionPixels())));
        measures.nodesInView()
                .ifPresent(nodes -> all.add(new Check(
                        FilterReason.NOTHING_IN_VIEW, "nodes", nodes, Bound.LEAST, thresholds.leastNodesInView())));
        checks = List.copyOf(all);
    }

    /** What is wrong with it at a step of strictness: the first that is. */
    Optional<String> fault(int step) {
        return checks.stream()
                .filter(check -> !check.passes(step))
                .map(check -> check.text(step))
                .findFirst();
    }

    /** The last step of strictness at which nothing is wrong with it, {@link Strictness#NONE} for none. */
    int endurance() {
        return Strictness.last(step -> checks.stream().allMatch(check -> check.passes(step)));
    }

    /** A number for people. */
    static String number(double value) {
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
