package org.vsekai.backpack.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the steps out of what a model wrote as a list: a line a step, its number or dash left out. */
final class ReasoningSteps {
    private static final Pattern MARK =
            Pattern.compile("^\\s*(?:(?:step\\s*)?\\d{1,3}\\s*[.:)]|[-*•])\\s*", Pattern.CASE_INSENSITIVE);
    private static final int MOST_STEPS = 32;

    private ReasoningSteps() {}

    /** At most 32 steps; what follows is one more, joined. */
    static List<String> of(String text) {
        var steps = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var step = MARK.matcher(line).replaceFirst("").strip();
            if (step.isEmpty()) {
                continue;
            }
            if (steps.size() < MOST_STEPS) {
                steps.add(step);
            } else {
                steps.set(MOST_STEPS - 1, steps.get(MOST_STEPS - 1) + " " + step);
            }
        }
        return steps;
    }
}
