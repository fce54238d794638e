package org.vsekai.backpack.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Tensor;

/**
 * A text that the network has read so far: the keys and values of its tokens stay in native memory (46 KB a token for SmolLM2), so
 * that each step reads only what is new. Close it; used by one thread.
 */
final class KeptTokens implements AutoCloseable {
    private final ModelCard card;
    private final ModelSettings.LanguageModel known;
    private final NetworkSession session;
    private Tensor.@Nullable Kept past;

    KeptTokens(ModelCard card, NetworkSession session) {
        this.card = card;
        this.known = card.settings(ModelSettings.LanguageModel.class);
        this.session = session;
    }

    /** Reads further tokens and scores what may follow them: a logit for each token of the vocabulary. */
    float[] read(long[] tokens) {
        var former = past;
        Tensor before = former == null ? nothing() : former;
        try (var outputs = session.run(List.of(Tensor.of(tokens, 1, tokens.length), before))) {
            past = outputs.keep(1, session);
            if (former != null) {
                former.close();
            }
            var scores = outputs.floats(0);
            if (scores.length != known.vocabulary()) {
                throw UnusableModelException.unexpectedOutput(
                        card, scores.length + " scores for a vocabulary of " + known.vocabulary());
            }
            return scores;
        }
    }

    private Tensor nothing() {
        return Tensor.of(new float[0], known.layers(), 2, known.heads(), 0, known.headSize());
    }

    @Override
    public void close() {
        if (past != null) {
            past.close();
        }
    }
}
