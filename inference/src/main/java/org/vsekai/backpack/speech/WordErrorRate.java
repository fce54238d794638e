package org.vsekai.backpack.speech;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How far what was written is from what was said: the fewest words to put in, take out or exchange (Levenshtein 1966). Case,
 * punctuation and the form of Unicode do not count; numbers in digits and in words are different words.
 *
 * @param errors words to put in, take out or exchange
 * @param words that were said
 */
public record WordErrorRate(int errors, int words) {
    /** Of nothing: what others are added to. */
    public static final WordErrorRate NONE = new WordErrorRate(0, 0);

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

    /** Apostrophes belong to a word only inside it. */
    private static final Pattern QUOTE = Pattern.compile("(?<![\\p{L}\\p{N}])'|'(?![\\p{L}\\p{N}])");

    public WordErrorRate {
        if (errors < 0 || words < 0) {
            throw new IllegalArgumentException(errors + " errors in " + words + " words");
        }
    }

    /** Of one text. */
    public static WordErrorRate of(String said, String written) {
        var words = words(said);
        return new WordErrorRate(distance(words, words(written)), words.size());
    }

    /** Of both texts together. */
    public WordErrorRate plus(WordErrorRate other) {
        return new WordErrorRate(errors + other.errors, words + other.words);
    }

    /** Errors for each word that was said: 0 is best, above 1 where more was written than said; infinite where nothing was said. */
    public double rate() {
        if (errors == 0) {
            return 0;
        }
        return (double) errors / words;
    }

    static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        return BETWEEN.splitAsStream(QUOTE.matcher(plain).replaceAll(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** By rows of the table of distances between beginnings. */
    private static int distance(List<String> said, List<String> written) {
        var row = new int[written.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (said.get(i - 1).equals(written.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[written.size()];
    }
}
