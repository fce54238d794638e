package org.vsekai.backpack.catalogue;

import java.util.regex.Pattern;

/** What a card's values must be. */
final class Checks {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Checks() {}

    static void match(String key, String value, Pattern pattern, String expected) {
        require(pattern.matcher(value).matches(), key + " must be " + expected + ", not '" + value + "'");
    }

    static void sha256(String value) {
        match("sha256", value, SHA256, "64 lower-case hexadecimal digits");
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
