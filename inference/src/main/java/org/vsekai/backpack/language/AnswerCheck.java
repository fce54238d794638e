package org.vsekai.backpack.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what an answer states and its facts do not: numbers, in digits or as words up to twenty, and names. A name is a word with
 * a capital letter, or with a digit or an underscore in it; the first word of a sentence is one unless it is among the
 * words that often begin sentences. So names in scripts without capitals are not found, and an answer that uses the
 * facts' own names wrongly passes. Compared without regard to case and plural.
 */
public final class AnswerCheck {
    private static final Pattern WORD = Pattern.compile("(?:(?<![\\p{L}\\p{N}])[-−](?=\\p{Nd}))?[\\p{L}\\p{N}]"
            + "(?:[\\p{L}\\p{M}\\p{N}_]|[.,](?=\\p{Nd})|['’](?=\\p{L}))*");
    private static final Pattern NUMBER = Pattern.compile("[-−]?\\p{Nd}+(?:[.,]\\p{Nd}+)*");
    private static final Pattern THOUSANDS = Pattern.compile("[-−]?\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?:\\.\\p{Nd}+)?");
    private static final int LONGEST_NUMBER = 40;

    private static final List<String> NUMBER_WORDS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final Map<String, Integer> NUMBERS = numbers();

    /** Words that begin sentences and name nothing. "One" is none of them: at a beginning it is a number as elsewhere. */
    private static final Set<String> BEGINNINGS = Set.of(
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "there",
            "here",
            "it",
            "its",
            "they",
            "their",
            "he",
            "his",
            "she",
            "her",
            "we",
            "our",
            "you",
            "your",
            "i",
            "my",
            "in",
            "on",
            "at",
            "of",
            "to",
            "from",
            "by",
            "with",
            "for",
            "and",
            "or",
            "but",
            "so",
            "if",
            "as",
            "yes",
            "no",
            "not",
            "none",
            "nothing",
            "all",
            "both",
            "each",
            "some",
            "many",
            "what",
            "when",
            "where",
            "which",
            "who",
            "why",
            "how",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "because",
            "since",
            "therefore",
            "thus",
            "then",
            "also",
            "however",
            "according",
            "based",
            "only",
            "answer",
            "final",
            "next",
            "sorry",
            "sure",
            "unknown",
            "first",
            "finally");

    private AnswerCheck() {}

    /** The numbers and names of the answer that occur in none of the facts, each once, in their order. */
    public static List<String> unsupported(List<String> facts, String answer) {
        var known = new HashSet<String>();
        for (var fact : facts) {
            for (var word : words(fact)) {
                known.addAll(keys(word.text()));
            }
        }
        var unsupported = new LinkedHashSet<String>();
        for (var word : words(answer)) {
            if (isStatement(word) && keys(word.text()).stream().noneMatch(known::contains)) {
                unsupported.add(word.text());
            }
        }
        return List.copyOf(unsupported);
    }

    private record Word(String text, boolean isFirst) {}

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            var between = text.substring(end, matcher.start());
            boolean isFirst = words.isEmpty() || between.matches("(?s).*[.!?:\\n\\r].*");
            words.add(new Word(matcher.group(), isFirst));
            end = matcher.end();
        }
        return words;
    }

    private static boolean isStatement(Word word) {
        var text = word.text();
        var lower = text.toLowerCase(Locale.ROOT);
        if (NUMBERS.containsKey(lower)) {
            // "One of them" counts nothing that could be wrong.
            return !lower.equals("one");
        }
        if (text.codePoints().anyMatch(letter -> Character.isDigit(letter) || letter == '_')) {
            return true;
        }
        boolean hasCapital = text.codePoints().anyMatch(Character::isUpperCase);
        return hasCapital && !lower.equals("i") && !(word.isFirst() && BEGINNINGS.contains(lower));
    }

    /** What a word is compared by: a number's value, or its letters with and without the ending of a plural. */
    private static Set<String> keys(String word) {
        var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        var keys = new HashSet<String>();
        keys.add(lower);
        var number = NUMBERS.get(lower);
        if (number != null) {
            keys.add(number.toString());
        }
        if (NUMBER.matcher(word).matches() && word.length() <= LONGEST_NUMBER) {
            keys.add(value(word));
        }
        var single = lower.replaceAll("'s$", "");
        keys.add(single);
        if (single.length() > 3 && single.endsWith("s") && !single.endsWith("ss")) {
            keys.add(single.substring(0, single.length() - 1));
        }
        return keys;
    }

    /** 1,000.50 and 1000.5 are the same number. */
    private static String value(String digits) {
        var plain = (THOUSANDS.matcher(digits).matches() ? digits.replace(",", "") : digits.replace(',', '.'))
                .replace('−', '-');
        try {
            return new BigDecimal(plain).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            // a date or a version, such as 1.2.3
            return digits;
        }
    }

    private static Map<String, Integer> numbers() {
        var numbers = new java.util.HashMap<String, Integer>();
        for (int i = 0; i < NUMBER_WORDS.size(); i++) {
            numbers.put(NUMBER_WORDS.get(i), i);
        }
        return Map.copyOf(numbers);
    }
}
