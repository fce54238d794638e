package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class StopWordsProperties {
    @Property(tries = 3_000)
    void theTextEndsBeforeTheFirstCompleteStopWordHoweverItIsCut(
            @ForAll("pieces") List<String> pieces, @ForAll("words") @Size(max = 3) List<String> words) {
        var stopWords = new StopWords(words);
        var given = new StringBuilder();
        for (var piece : pieces) {
            if (!stopWords.isFound()) {
                given.append(stopWords.next(piece));
            }
        }
        given.append(stopWords.rest());

        assertThat(given).hasToString(expected(String.join("", pieces), words));
    }

    /** The definition: the shortest beginning that ends with a word, without the longest word that it ends with. */
    private static String expected(String text, List<String> words) {
        for (int end = 1; end <= text.length(); end++) {
            var beginning = text.substring(0, end);
            int longest = words.stream()
                    .filter(beginning::endsWith)
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            if (longest > 0) {
                return beginning.substring(0, end - longest);
            }
        }
        return text;
    }

    @Property
    void charactersOfTwoHalvesAreNotSplit(@ForAll("words") List<String> words) {
        var stopWords = new StopWords(words);

        assertThat(stopWords.next("😀😀")).isEqualTo("😀😀");
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings()
                .withChars("abc")
                .ofMinLength(0)
                .ofMaxLength(4)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("abc")
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .ofMaxSize(3);
    }
}
