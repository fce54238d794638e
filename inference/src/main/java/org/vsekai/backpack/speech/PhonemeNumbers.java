package org.vsekai.backpack.speech;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Numbers phonemes as Piper's voices learned them: a start, then each code point of the decomposed text (NFD) followed by a
 * filler, then an end. Those that the voice does not know are left out. Immutable and thread-safe.
 */
final class PhonemeNumbers {
    private static final String START = "^";
    private static final String FILLER = "_";
    private static final String END = "$";

    private final Map<String, Long> numbers;

    /** @param numbers of each code point and of {@code ^}, {@code _} and {@code $} */
    PhonemeNumbers(Map<String, Long> numbers) {
        this.numbers = Map.copyOf(numbers);
        for (var needed : new String[] {START, FILLER, END}) {
            if (!numbers.containsKey(needed)) {
                throw new IllegalArgumentException("phoneme_id_map has no " + needed);
            }
        }
    }

    long[] of(String phonemes) {
        var known = Normalizer.normalize(phonemes, Normalizer.Form.NFD)
                .codePoints()
                .mapToObj(Character::toString)
                .filter(numbers::containsKey)
                .flatMapToLong(phoneme -> LongStream.of(number(phoneme), number(FILLER)));
        return LongStream.concat(
                        LongStream.concat(LongStream.of(number(START), number(FILLER)), known),
                        LongStream.of(number(END)))
                .toArray();
    }

    private long number(String phoneme) {
        return numbers.getOrDefault(phoneme, 0L);
    }
}
