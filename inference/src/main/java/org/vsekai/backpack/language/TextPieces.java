package org.vsekai.backpack.language;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Tokens to text, one by one: a token may be a part of a UTF-8 character, which is then held back until it is whole. Used by
 * one thread.
 */
final class TextPieces {
    private static final char UNFINISHED = '\uFFFD';

    /** A character that lacks its last byte has three at most; more in a row are no text. */
    private static final int MOST_UNFINISHED = 3;

    private final Function<long[], String> decoder;
    private long[] held = new long[0];
    private int given;

    TextPieces(Function<long[], String> decoder) {
        this.decoder = decoder;
    }

    /** The whole characters that this token ends, maybe none. */
    String next(long token) {
        held = Arrays.copyOf(held, held.length + 1);
        held[held.length - 1] = token;
        var text = decoder.apply(held);
        int whole = text.length();
        while (whole > given && text.charAt(whole - 1) == UNFINISHED) {
            whole--;
        }
        if (whole < text.length() && text.length() - whole <= MOST_UNFINISHED) {
            var piece = text.substring(given, whole);
            given = whole;
            return piece;
        }
        return finish(text);
    }

    /** What is held back, with U+FFFD for what never became a character. */
    String rest() {
        return held.length == 0 ? "" : finish(decoder.apply(held));
    }

    private String finish(String text) {
        var piece = text.substring(Math.min(given, text.length()));
        held = new long[0];
        given = 0;
        return piece;
    }
}
