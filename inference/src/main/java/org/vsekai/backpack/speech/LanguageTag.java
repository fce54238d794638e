package org.vsekai.backpack.speech;

import java.util.Locale;

/** Compares language tags by basic filtering (RFC 4647, section 3.3.1). */
final class LanguageTag {
    private LanguageTag() {}

    /** Whether a tag is the range or more exact: en and en-US are in en, en-GB is not in en-US. */
    static boolean isIn(String tag, String range) {
        var lower = tag.toLowerCase(Locale.ROOT);
        var prefix = range.toLowerCase(Locale.ROOT);
        return lower.equals(prefix) || lower.startsWith(prefix + "-");
    }
}
