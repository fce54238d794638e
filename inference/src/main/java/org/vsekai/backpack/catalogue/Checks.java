package org.vsekai.backpack.catalogue;

import java.util.regex.Pattern;

/** What a card's values must be. */
final class Checks {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Language and region alone, of BCP 47. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

    private Checks() {}

    static void match(String key, String value, Pattern pattern, String expected) {
        require(pattern.matcher(value).matches(), key + " must be " + expected + ", not '" + value + "'");
    }

    static void sha256(String value) {
        match("sha256", value, SHA256, "64 lower-case hexadecimal digits");
    }

    static void languageTag(String value) {
        match("language", value, LANGUAGE, "a language tag such as en or en-US");
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
