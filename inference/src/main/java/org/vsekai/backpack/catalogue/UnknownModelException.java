package org.vsekai.backpack.catalogue;

import java.util.Comparator;
import java.util.List;

/** No model of the catalogue has a name; the message gives those that may be meant. */
public final class UnknownModelException extends RuntimeException {
    private static final int MOST_SUGGESTIONS = 3;

    private UnknownModelException(String message) {
        super(message);
    }

    static UnknownModelException of(String name, List<String> known) {
        var near = near(name, known);
        return new UnknownModelException("there is no model " + name + "; "
                + (near.isEmpty() ? "./backpack models lists all" : "did you mean " + String.join(" or ", near) + "?"));
    }

    /** Those that hold the name, or differ from it in a third of its letters at most; the nearest first. */
    private static List<String> near(String name, List<String> known) {
        return known.stream()
                .filter(other -> other.contains(name) || distance(name, other) <= Math.max(1, name.length() / 3))
                .sorted(Comparator.comparingInt(other -> distance(name, other)))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /** Levenshtein's distance: letters to insert, remove or change. */
    private static int distance(String one, String other) {
        var former = new int[other.length() + 1];
        for (int i = 0; i <= other.length(); i++) {
            former[i] = i;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = former[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(row[j - 1], former[j]));
            }
            former = row;
        }
        return former[other.length()];
    }
}
