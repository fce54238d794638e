package org.vsekai.backpack.release;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.vsekai.backpack.table.ItemRow;

/**
 * An inverted index over what items say of themselves: name, tags, classes, owner. A word of a query meets the same word, a
 * word that begins with it, or, where there is neither, words at one edit's distance (an insertion, a deletion or a
 * substitution). Terms lie sorted in one byte array, postings in one int array. Immutable and thread-safe.
 */
public final class TextIndex {
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern FOLDER_OF_IRI = Pattern.compile(".*[/#]");
    private static final int FIELD_BITS = 2;
    private static final int SHORTEST_TYPO = 4;
    private static final double PREFIX_WEIGHT = 0.5;
    private static final double TYPO_WEIGHT = 0.3;
    /** By field: owner, class, tag, name. */
    private static final double[] FIELD_WEIGHTS = {0.5, 0.7, 0.8, 1};

    private final byte[] text;
    private final int[] ends;
    private final int[] postings;
    private final int[] postingEnds;
    private final int itemCount;

    private TextIndex(byte[] text, int[] ends, int[] postings, int[] postingEnds, int itemCount) {
        this.text = text;
        this.ends = ends;
        this.postings = postings;
        this.postingEnds = postingEnds;
        this.itemCount = itemCount;
    }

    /**
     * Items that meet every word of a query, with the sum over words of the best match's weight times the word's rarity (its
     * inverse document frequency).
     *
     * @return score by item number; empty when the query has no word
     */
    public Map<Integer, Double> search(String query) {
        Map<Integer, Double> result = new HashMap<>();
        boolean isFirst = true;
        for (var word : words(query)) {
            var matches = matches(word);
            double rarity = Math.log(1 + (double) itemCount / Math.max(1, matches.size()));
            var both = new HashMap<Integer, Double>();
            for (var match : matches.entrySet()) {
                double score = match.getValue() * rarity;
                if (isFirst) {
                    both.put(match.getKey(), score);
                } else if (result.containsKey(match.getKey())) {
                    both.put(match.getKey(), result.getOrDefault(match.getKey(), 0.0) + score);
                }
            }
            result = both;
            isFirst = false;
        }
        return result;
    }

    /** The best weight by item. */
    private Map<Integer, Double> matches(String word) {
        var bytes = word.getBytes(StandardCharsets.UTF_8);
        var matches = new HashMap<Integer, Double>();
        int first = firstNotBefore(bytes);
        for (int term = first; term < ends.length && startsWith(term, bytes); term++) {
            add(term, length(term) == bytes.length ? 1 : PREFIX_WEIGHT, matches);
        }
        if (matches.isEmpty() && word.length() >= SHORTEST_TYPO) {
            for (int term = 0; term < ends.length; term++) {
                if (Math.abs(length(term) - bytes.length) <= 2 && isOneEditAway(term(term), word)) {
                    add(term, TYPO_WEIGHT, matches);
                }
            }
        }
        return matches;
    }

    private void add(int term, double weight, Map<Integer, Double> matches) {
        for (int i = term == 0 ? 0 : postingEnds[term - 1]; i < postingEnds[term]; i++) {
            double score = weight * FIELD_WEIGHTS[postings[i] & (1 << FIELD_BITS) - 1];
            matches.merge(postings[i] >>> FIELD_BITS, score, Math::max);
        }
    }

    private int firstNotBefore(byte[] word) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(text, start(middle), ends[middle], word, 0, word.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean startsWith(int term, byte[] word) {
        return length(term) >= word.length
                && Arrays.equals(text, start(term), start(term) + word.length, word, 0, word.length);
    }

    private int start(int term) {
        return term == 0 ? 0 : ends[term - 1];
    }

    private int length(int term) {
        return ends[term] - start(term);
    }

    private String term(int term) {
        return new String(text, start(term), length(term), StandardCharsets.UTF_8);
    }

    static boolean isOneEditAway(String left, String right) {
        var longer = left.length() >= right.length() ? left : right;
        var shorter = left.length() >= right.length() ? right : left;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        int skipped = longer.length() == shorter.length() ? same + 1 : same;
        return skipped >= shorter.length()
                ? same + 1 >= longer.length()
                : longer.substring(same + 1).equals(shorter.substring(skipped));
    }

    /** Lower case, without accents; a name like ReadingRoom is two words. */
    static List<String> words(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return BREAK.splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Collects items in any order. For one thread. */
    static final class Builder {
        private final Map<String, int[]> postings = new HashMap<>();

        void add(int number, ItemRow row) {
            words(row.name()).forEach(word -> add(word, number, 3));
            row.tags().forEach(tag -> words(tag).forEach(word -> add(word, number, 2)));
            row.classIris().forEach(iri -> words(FOLDER_OF_IRI.matcher(iri).replaceAll(""))
                    .forEach(word -> add(word, number, 1)));
            words(row.owner()).forEach(word -> add(word, number, 0));
        }

        /** The first number of a list is its length. */
        private void add(String word, int number, int field) {
            var list = postings.computeIfAbsent(word, none -> new int[2]);
            if (list[0] + 1 == list.length) {
                list = Arrays.copyOf(list, list.length * 2);
                postings.put(word, list);
            }
            list[++list[0]] = number << FIELD_BITS | field;
        }

        TextIndex build(int itemCount) {
            var terms = new ArrayList<byte[]>();
            postings.keySet().forEach(word -> terms.add(word.getBytes(StandardCharsets.UTF_8)));
            terms.sort(Arrays::compareUnsigned);
            var text = new byte[terms.stream().mapToInt(term -> term.length).sum()];
            var ends = new int[terms.size()];
            var postingEnds = new int[terms.size()];
            var all =
                    new int[postings.values().stream().mapToInt(list -> list[0]).sum()];
            int textEnd = 0;
            int end = 0;
            for (int i = 0; i < ends.length; i++) {
                var term = terms.get(i);
                System.arraycopy(term, 0, text, textEnd, term.length);
                ends[i] = textEnd += term.length;
                var list = postings.getOrDefault(new String(term, StandardCharsets.UTF_8), new int[1]);
                System.arraycopy(list, 1, all, end, list[0]);
                postingEnds[i] = end += list[0];
            }
            return new TextIndex(text, ends, all, postingEnds, itemCount);
        }
    }
}
