package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextPiecesProperties {
    @Property
    void piecesAreWholeCharactersAndTogetherTheText(
            @ForAll String any, @ForAll @IntRange(min = 1, max = 5) int bytesPerToken) {
        var text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\uFFFD", "");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var pieces = new TextPieces(tokens -> decode(bytes, bytesPerToken, tokens));
        var given = new ArrayList<String>();

        for (long token = 0; token * bytesPerToken < bytes.length; token++) {
            given.add(pieces.next(token));
        }
        given.add(pieces.rest());

        assertThat(String.join("", given)).isEqualTo(text);
        assertThat(given).noneMatch(piece -> piece.contains("\uFFFD"));
        assertThat(given).allMatch(piece -> StandardCharsets.UTF_8.newEncoder().canEncode(piece));
    }

    @Property
    void bytesThatAreNoTextNeitherStopNorLoseWhatFollows(@ForAll @IntRange(min = 1, max = 200) int broken) {
        var bytes = new byte[broken + 1];
        Arrays.fill(bytes, (byte) 0x9f);
        bytes[broken] = 'x';
        var pieces = new TextPieces(tokens -> decode(bytes, 1, tokens));
        var text = new StringBuilder();

        for (int token = 0; token < bytes.length; token++) {
            text.append(pieces.next(token));
        }

        assertThat(text.append(pieces.rest())).hasToString("\uFFFD".repeat(broken) + "x");
    }

    /** Token i is the i-th group of bytes. */
    private static String decode(byte[] bytes, int bytesPerToken, long[] tokens) {
        int from = (int) tokens[0] * bytesPerToken;
        int to = Math.min(bytes.length, ((int) tokens[tokens.length - 1] + 1) * bytesPerToken);
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
