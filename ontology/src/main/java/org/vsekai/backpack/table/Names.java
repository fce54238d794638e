package org.vsekai.backpack.table;

import java.util.Locale;

/** The one rule between Java's names and those of tables, JSON and settings. */
public final class Names {
    private Names() {}

    /** {@code worldFromCamera} to {@code world_from_camera}. */
    public static String snakeCase(String camelCase) {
        var result = new StringBuilder(camelCase.length() + 4);
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c)) {
                result.append('_').append(Character.toLowerCase(c));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** {@code IN_PROGRESS} to {@code in_progress}: how a choice is written outside Java. */
    public static String lowerCase(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
