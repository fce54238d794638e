package org.vsekai.backpack.speech;

import java.util.List;
import org.vsekai.backpack.catalogue.ModelSettings;

/** Takes the likeliest token of those that may be written. Immutable and thread-safe. */
final class NextToken {
    private final boolean[] isNever;
    private final boolean[] isNotFirst;

    NextToken(ModelSettings.Transcriber settings) {
        this.isNever = marked(settings, settings.suppressed());
        this.isNotFirst = marked(settings, settings.suppressedFirst());
    }

    private static boolean[] marked(ModelSettings.Transcriber settings, List<Integer> tokens) {
        var marked = new boolean[settings.endToken() + 1];
        tokens.forEach(token -> marked[token] = true);
        return marked;
    }

    /** How many tokens there are that may be written, the end included. */
    int tokens() {
        return isNever.length;
    }

    /**
     * The first of the likeliest.
     *
     * @param logits of at least {@link #tokens} tokens
     * @param position in the text, from 0
     */
    int likeliest(float[] logits, int position) {
        int best = -1;
        for (int token = 0; token < isNever.length; token++) {
            boolean isAllowed = !isNever[token] && !(position == 0 && isNotFirst[token]);
            if (isAllowed && (best < 0 || logits[token] > logits[best])) {
                best = token;
            }
        }
        return best;
    }
}
