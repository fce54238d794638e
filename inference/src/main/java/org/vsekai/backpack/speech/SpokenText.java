package org.vsekai.backpack.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a text apart into sentences and those into clauses, as a voice is to say them: a clause is read in one breath and keeps
 * the mark at its end.
 */
final class SpokenText {
    /** Words at a part's end whose full stop ends no sentence; capitals with full stops are initials. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?<![\\p{L}.])((?i:mr|mrs|ms|dr|prof|st|vs|jr|sr|e\\.g|i\\.e)|(?!I\\.$)\\p{Lu}(\\.\\p{Lu})*)\\.$");

    /** Quotes and brackets may come between a sentence's mark and the space. */
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.?!\u2026][\"'\u2019\u201d)\\]]{0,2})\\s+");

    private static final Pattern LINES = Pattern.compile("\\R+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** A mark ends a clause where space follows: 3.5 and 10:30 are words. */
    private static final Pattern CLAUSES = Pattern.compile("(?<=[,;:])\\s+|\\s+[\u2013\u2014-]+\\s+|\\s*\u2014\\s*");

    private static final String MARKS = ".,;:?!";
    private static final String ENDS = ".?!";
    private static final String CLOSING = "\"'\u2019\u201d)]}\u00bb ";

    /**
     * A part of a sentence.
     *
     * @param mark how it ends: one of {@code . , ; : ? !}
     */
    record Clause(String text, char mark) {}

    private SpokenText() {}

    /** The sentences, each of one or more clauses. Those without letters and digits are left out. */
    static List<List<Clause>> sentences(String text) {
        var sentences = new ArrayList<List<Clause>>();
        for (var line : LINES.split(text, -1)) {
            for (var sentence : sentencesOfLine(SPACES.matcher(line).replaceAll(" "))) {
                var clauses = clauses(sentence);
                if (!clauses.isEmpty()) {
                    sentences.add(clauses);
                }
            }
        }
        return sentences;
    }

    private static List<String> sentencesOfLine(String line) {
        var sentences = new ArrayList<String>();
        var sentence = new StringBuilder();
        for (var part : SENTENCES.split(line, -1)) {
            sentence.append(sentence.isEmpty() ? "" : " ").append(part);
            if (!ABBREVIATION.matcher(part).find()) {
                sentences.add(sentence.toString());
                sentence.setLength(0);
            }
        }
        sentences.add(sentence.toString());
        return sentences;
    }

    private static List<Clause> clauses(String sentence) {
        var clauses = new ArrayList<Clause>();
        var parts = CLAUSES.split(sentence, -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isLast = i == parts.length - 1;
            if (parts[i].codePoints().anyMatch(Character::isLetterOrDigit)) {
                clauses.add(new Clause(withoutMark(parts[i]), mark(parts[i], isLast)));
            }
        }
        if (!clauses.isEmpty()) {
            endWithFullStop(clauses);
        }
        return clauses;
    }

    /** The voice learned sentences with their ends: without one it swallows the last word. */
    private static void endWithFullStop(List<Clause> clauses) {
        int last = clauses.size() - 1;
        var clause = clauses.get(last);
        if (ENDS.indexOf(clause.mark) < 0) {
            clauses.set(last, new Clause(clause.text, '.'));
        }
    }

    private static char mark(String part, boolean isLast) {
        int end = end(part);
        if (end > 0 && MARKS.indexOf(part.charAt(end - 1)) >= 0) {
            return part.charAt(end - 1);
        }
        return isLast ? '.' : ',';
    }

    private static String withoutMark(String part) {
        int end = end(part);
        while (end > 0 && (MARKS + CLOSING).indexOf(part.charAt(end - 1)) >= 0) {
            end--;
        }
        return part.substring(0, end).strip();
    }

    /** Where it ends but for quotes and brackets. */
    private static int end(String part) {
        int end = part.length();
        while (end > 0 && CLOSING.indexOf(part.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
