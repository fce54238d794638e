package org.vsekai.backpack.language;

import java.util.List;

/**
 * Ends a text before the first stop word that is complete in it, however the text is cut into pieces; of words that end at the same
 * place the longest counts. Holds back what may be the beginning of one. Used by one thread.
 */
final class StopWords {
    private final List<String> words;
    private final StringBuilder held = new StringBuilder();
    private boolean isFound;

    StopWords(List<String> words) {
        this.words = words;
    }

    boolean isFound() {
        return isFound;
    }

    /** The text that is certainly before any stop word. */
    String next(String piece) {
        var free = new StringBuilder();
        for (int i = 0; i < piece.length() && !isFound; i++) {
            held.append(piece.charAt(i));
            int length = completeWord();
            if (length > 0) {
                isFound = true;
                held.setLength(held.length() - length);
            } else {
                release(free);
            }
        }
        if (isFound) {
            free.append(held);
            held.setLength(0);
        }
        return free.toString();
    }

    /** What was held back, now that nothing follows. */
    String rest() {
        var rest = held.toString();
        held.setLength(0);
        return rest;
    }

    private int completeWord() {
        int longest = 0;
        for (var word : words) {
            if (word.length() > longest && endsWith(word, word.length())) {
                longest = word.length();
            }
        }
        return longest;
    }

    private void release(StringBuilder free) {
        int beginning = 0;
        for (var word : words) {
            for (int length = Math.min(word.length() - 1, held.length()); length > beginning; length--) {
                if (endsWith(word, length)) {
                    beginning = length;
                }
            }
        }
        int count = held.length() - beginning;
        // Both halves of a character outside the basic plane go together.
        if (count > 0 && Character.isHighSurrogate(held.charAt(count - 1))) {
            count--;
        }
        free.append(held, 0, count);
        held.delete(0, count);
    }

    private boolean endsWith(String word, int length) {
        int start = held.length() - length;
        if (start < 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (held.charAt(start + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
