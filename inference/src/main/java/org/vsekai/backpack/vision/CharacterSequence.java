package org.vsekai.backpack.vision;

import java.util.List;

/**
 * Reads a line's characters out of the recogniser's probabilities, by connectionist temporal classification's best path (Graves et
 * al. 2006): the likeliest class of each step, repetitions and blanks dropped.
 *
 * @param score the mean probability of the characters, 0 of none
 */
record CharacterSequence(String text, double score) {
    private static final int BLANK = 0;

    /**
     * @param probabilities steps by classes
     * @param start where the line's begin
     * @param alphabet the characters of the classes from 1; the last class is the space
     */
    static CharacterSequence read(float[] probabilities, int start, int steps, List<String> alphabet) {
        int classes = alphabet.size() + 2;
        var text = new StringBuilder();
        double sum = 0;
        int kept = 0;
        int former = BLANK;
        for (int step = 0; step < steps; step++) {
            int from = start + step * classes;
            int best = 0;
            for (int i = 1; i < classes; i++) {
                if (probabilities[from + i] > probabilities[from + best]) {
                    best = i;
                }
            }
            if (best != BLANK && best != former) {
                text.append(best == classes - 1 ? " " : alphabet.get(best - 1));
                sum += probabilities[from + best];
                kept++;
            }
            former = best;
        }
        return new CharacterSequence(text.toString(), kept == 0 ? 0 : sum / kept);
    }
}
