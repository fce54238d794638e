package org.vsekai.backpack.catalogue;

import java.util.Arrays;
import java.util.Locale;

/** How cards spell closed choices: lower case, with hyphens. */
final class Choices {
    private Choices() {}

    static String spelling(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E named(String spelling, E[] choices) {
        return Arrays.stream(choices)
                .filter(choice -> spelling(choice).equals(spelling))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + spelling + "' is none of "
                        + Arrays.stream(choices).map(Choices::spelling).toList()));
    }
}
