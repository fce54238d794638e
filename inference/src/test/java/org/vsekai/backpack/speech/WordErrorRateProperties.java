package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WordErrorRateProperties {
    @Property(tries = 300)
    void caseAndPunctuationAreNoErrors(@ForAll("texts") List<String> words) {
        var said = String.join(" ", words);
        var written = String.join(", ", words).toUpperCase(Locale.ROOT) + "!";

        assertThat(WordErrorRate.of(said, written)).isEqualTo(new WordErrorRate(0, words.size()));
    }

    @Property(tries = 300)
    void aWordPutInTakenOutOrExchangedIsOneError(
            @ForAll("texts") List<String> words, @ForAll @IntRange(max = 8) int place) {
        int at = Math.min(place, words.size());
        var more = new ArrayList<>(words);
        more.add(at, "zebra");
        var said = String.join(" ", words);
        var longer = String.join(" ", more);

        assertThat(WordErrorRate.of(said, longer).errors()).isEqualTo(1);
        assertThat(WordErrorRate.of(longer, said).errors()).isEqualTo(1);
        more.set(at, "gnu");
        assertThat(WordErrorRate.of(longer, String.join(" ", more)).errors()).isEqualTo(1);
    }

    @Property(tries = 300)
    void errorsAreADistance(
            @ForAll("texts") List<String> first,
            @ForAll("texts") List<String> second,
            @ForAll("texts") List<String> third) {
        int direct = errors(first, third);

        assertThat(direct).isEqualTo(errors(third, first));
        assertThat(direct).isLessThanOrEqualTo(errors(first, second) + errors(second, third));
        assertThat(direct).isBetween(Math.abs(first.size() - third.size()), Math.max(first.size(), third.size()));
        assertThat(errors(first, first)).isZero();
    }

    @Example
    void apostrophesWithinWordsStay() {
        assertThat(WordErrorRate.words("\u2018Don\u2019t!\u2019 he said, 'go'-now: 3.5"))
                .containsExactly("don't", "he", "said", "go", "now", "3", "5");
    }

    @Example
    void ratesOfTextsAddUpByWords() {
        var sum = WordErrorRate.NONE.plus(WordErrorRate.of("a b c", "a x c")).plus(WordErrorRate.of("d", "d"));

        assertThat(sum.rate()).isEqualTo(0.25);
        assertThat(WordErrorRate.NONE.rate()).isZero();
        assertThat(WordErrorRate.of("", "something").rate()).isInfinite();
        assertThat(WordErrorRate.of("one", "one and two").rate()).isEqualTo(2);
    }

    private static int errors(List<String> said, List<String> written) {
        return WordErrorRate.of(String.join(" ", said), String.join(" ", written))
                .errors();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("red", "table", "don't", "door", "5", "caf\u00e9")
                .list()
                .ofMaxSize(8);
    }
}
