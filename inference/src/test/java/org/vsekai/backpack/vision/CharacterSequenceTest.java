package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSequenceTest {
    private static final List<String> ALPHABET = List.of("a", "b");

    /** Digits are classes: 0 blank, 1 a, 2 b, 3 space. */
    @ParameterizedTest
    @CsvSource(value = {"0110220, 'ab'", "11011, 'aa'", "1111, 'a'", "132, 'a b'", "000, ''", "0100, 'a'"})
    void repetitionsAndBlanksAreDropped(String classes, String text) {
        var probabilities = new float[4 + 4 * classes.length()];
        for (int step = 0; step < classes.length(); step++) {
            probabilities[4 + 4 * step + (classes.charAt(step) - '0')] = 0.8f;
        }

        var sequence = CharacterSequence.read(probabilities, 4, classes.length(), ALPHABET);

        assertThat(sequence.text()).isEqualTo(text);
        assertThat(sequence.score()).isCloseTo(text.isEmpty() ? 0 : 0.8, within(1e-6));
    }
}
