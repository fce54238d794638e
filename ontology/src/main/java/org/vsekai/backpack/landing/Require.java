package org.vsekai.backpack.landing;

import org.jspecify.annotations.Nullable;

/** Checks of documents that came from outside; messages name the field. */
final class Require {
    private static final int LONGEST_TEXT = 1_000;

    private Require() {}

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static String text(String field, @Nullable String value) {
        var text = present(field, value);
        that(
                !text.isBlank() && text.length() <= LONGEST_TEXT,
                field + " must be a text of 1 to " + LONGEST_TEXT + " characters");
        return text;
    }

    static void that(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** A path that stays inside its folder. */
    static String path(String field, @Nullable String value) {
        var path = text(field, value);
        that(
                !path.startsWith("/")
                        && !path.contains("\\")
                        && !path.contains(":")
                        && java.util.Arrays.stream(path.split("/", -1))
                                .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals(".")),
                field + " must be a path inside the scene's folder, such as frames/0.png");
        return path;
    }
}
