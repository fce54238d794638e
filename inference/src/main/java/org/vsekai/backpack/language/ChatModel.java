package org.vsekai.backpack.language;

import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.TextTokenizer;

/**
 * Answers in a conversation with SmolLM2 (Ben Allal et al. 2025), token by token. Fluent, but it reasons weakly. Open one per
 * thread and close it: not thread-safe. The weights are shared.
 */
public final class ChatModel implements AutoCloseable {
    /** Tokens of a prompt that are read at once: bounds memory, and the time until a cancellation is heard. */
    private static final int TOKENS_AT_ONCE = 256;

    /** No text within the limits of {@link ChatMessage} has more; it is the model's own limit that counts. */
    private static final int NO_LIMIT = 1 << 23;

    private final ModelCard card;
    private final ModelSettings.LanguageModel known;
    private final NetworkSession session;
    private final TextTokenizer tokenizer;

    private ChatModel(ModelCard card, NetworkSession session, TextTokenizer tokenizer) {
        this.card = card;
        this.known = card.settings(ModelSettings.LanguageModel.class);
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /**
     * A model for the calling thread. The first one of a process loads the weights (2 to 4 s, 0.5 GB).
     *
     * @throws UnusableModelException when the model is for another task, absent or damaged
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when ONNX Runtime cannot run here
     */
    public static ChatModel open(CataloguedModel model, InferenceSettings settings) {
        if (model.card().architecture() != Architecture.SMOLLM2) {
            throw UnusableModelException.otherArchitecture(model.card(), Architecture.SMOLLM2);
        }
        var network = Network.load(model, Network.ONLY, settings);
        return new ChatModel(model.card(), network.open(), TextTokenizer.load(model, NO_LIMIT));
    }

    /**
     * The model's next turn.
     *
     * @param messages the conversation so far, at most 64 turns; without a system's turn it gets the model's usual one
     * @param watch hears the text while it is written, and may end it
     * @throws UnusableTextException when the conversation is empty or has no room for an answer
     */
    public Generation answer(List<ChatMessage> messages, GenerationSettings wishes, GenerationWatch watch) {
        var prompt = tokenizer.encode(ChatTemplate.prompt(messages));
        if (prompt.length >= known.mostTokens()) {
            throw UnusableTextException.tooManyTokens(prompt.length, known.mostTokens());
        }
        int room = Math.min(wishes.mostTokens(), known.mostTokens() - prompt.length);
        var writing = new Writing(wishes, watch, room, System.nanoTime());
        try (var kept = new KeptTokens(card, session)) {
            return writing.run(kept, prompt);
        }
    }

    /** How many tokens an answer may have; 0 or less where the prompt is too long. */
    int room(List<ChatMessage> messages) {
        return known.mostTokens() - tokenizer.encode(ChatTemplate.prompt(messages)).length;
    }

    /** One answer on its way. */
    private final class Writing {
        private final GenerationWatch watch;
        private final int room;
        private final long beganAt;
        private final TokenSampler sampler;
        private final TextPieces pieces = new TextPieces(tokenizer::decode);
        private final StopWords stopWords;
        private final StringBuilder text = new StringBuilder();
        private long firstTokenAt;
        private int written;

        Writing(GenerationSettings wishes, GenerationWatch watch, int room, long beganAt) {
            this.watch = watch;
            this.room = room;
            this.beganAt = beganAt;
            this.firstTokenAt = beganAt;
            this.sampler = new TokenSampler(wishes);
            this.stopWords = new StopWords(wishes.stopWords());
        }

        Generation run(KeptTokens kept, long[] prompt) {
            var end = write(kept, prompt);
            if (end != Generation.End.STOP_WORD) {
                give(stopWords.next(pieces.rest()) + stopWords.rest());
            }
            long now = System.nanoTime();
            return new Generation(
                    text.toString(),
                    end,
                    prompt.length,
                    written,
                    (firstTokenAt - beganAt) / 1e6,
                    (now - firstTokenAt) / 1e6);
        }

        private Generation.End write(KeptTokens kept, long[] prompt) {
            var scores = new float[0];
            for (int from = 0; from < prompt.length; from += TOKENS_AT_ONCE) {
                if (!watch.goesOn()) {
                    return Generation.End.CANCELLED;
                }
                scores = kept.read(Arrays.copyOfRange(prompt, from, Math.min(prompt.length, from + TOKENS_AT_ONCE)));
            }
            firstTokenAt = System.nanoTime();
            for (int token = sampler.next(scores); token != known.endToken(); token = sampler.next(scores)) {
                written++;
                give(stopWords.next(pieces.next(token)));
                if (stopWords.isFound()) {
                    return Generation.End.STOP_WORD;
                }
                if (written == room) {
                    return Generation.End.LENGTH;
                }
                if (!watch.goesOn()) {
                    return Generation.End.CANCELLED;
                }
                scores = kept.read(new long[] {token});
            }
            return Generation.End.COMPLETE;
        }

        private void give(String piece) {
            if (!piece.isEmpty()) {
                text.append(piece);
                watch.piece(piece);
            }
        }
    }

    @Override
    public void close() {
        session.close();
        tokenizer.close();
    }
}
