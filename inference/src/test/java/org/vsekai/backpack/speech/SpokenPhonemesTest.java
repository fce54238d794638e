package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenPhonemesTest {
    /** Speaks each letter as it stands. */
    private final SpokenPhonemes phonemes = new SpokenPhonemes(clause -> clause);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Open the door. Now! | Open the door. / Now!",
                "Who is it? (Me.) So! | Who is it? / (Me. / So!",
                "One, two; three: four. | One, two; three: four.",
                "It is 3.5 m, at 10:30. | It is 3.5 m, at 10:30.",
                "Mr. Smith met Dr. J. Jones. He left. | Mr. Smith met Dr. J. Jones. / He left.",
                "See e.g. this (i.e. that). | See e.g. this (i.e. that.",
                "no mark at the end | no mark at the end.",
                "it ends with a comma, | it ends with a comma.",
                "wait — what?! | wait, what!",
                "Really...  Yes. | Really. / Yes.",
                "hello. how are you | hello. / how are you.",
                "The U.S. and I. You? | The U.S. and I. / You?",
            })
    void textBecomesSentencesAndClausesWithTheirMarks(String text, String expected) {
        assertThat(String.join(" / ", phonemes.of(text, Cancellation.NEVER))).isEqualTo(expected);
    }

    @Test
    void linesAreSentences() {
        assertThat(phonemes.of("a title\n\na line\r\nanother", Cancellation.NEVER))
                .containsExactly("a title.", "a line.", "another.");
    }

    @Test
    void textWithoutWordsIsNothing() {
        assertThat(phonemes.of("", Cancellation.NEVER)).isEmpty();
        assertThat(phonemes.of(" \n ... !? -- ,", Cancellation.NEVER)).isEmpty();
    }

    @Test
    void clausesThatCannotBeSpokenAreLeftOut() {
        var some = new SpokenPhonemes(clause -> clause.equals("b") ? "" : clause);

        assertThat(some.of("a, b, c. b.", Cancellation.NEVER)).containsExactly("a, c.");
    }

    @Test
    void longSentencesAreSplitAtSpaces() {
        var pieces = phonemes.of("four ".repeat(250) + "end", Cancellation.NEVER);

        assertThat(pieces).hasSize(3).allMatch(piece -> piece.length() <= SpokenPhonemes.LONGEST_PIECE);
        assertThat(String.join(" ", pieces)).isEqualTo("four ".repeat(250) + "end.");
    }

    @Property(tries = 300)
    void noPieceIsTooLongWhateverTheText(@ForAll @StringLength(max = 2_000) String text) {
        assertThat(phonemes.of(text, Cancellation.NEVER))
                .allMatch(piece -> piece.codePointCount(0, piece.length()) <= SpokenPhonemes.LONGEST_PIECE);
    }

    /** Patterns that try again from each place would take minutes, or all of the stack. */
    @Test
    void runsOfOneSignAreReadInNoTime() {
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (var sign : List.of(" ", "-", ".", "'", "\u2014", " -", "A.", ", ", "\t", "a ")) {
                phonemes.of(sign.repeat(50_000), Cancellation.NEVER);
                WordErrorRate.words(sign.repeat(50_000));
            }
        });
    }

    @Test
    void workThatNobodyWaitsForEnds() {
        assertThatThrownBy(() -> phonemes.of("hello", () -> true)).isInstanceOf(CancellationException.class);
    }
}
