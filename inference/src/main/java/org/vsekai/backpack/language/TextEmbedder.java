package org.vsekai.backpack.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Tensor;
import org.vsekai.backpack.engine.TextTokenizer;

/**
 * Embeds texts with MiniLM (Wang et al. 2020, sentence-transformers' all-MiniLM-L6-v2): unit vectors whose dot product says
 * how near two texts are in meaning. Open one per thread and close it: not thread-safe. The weights are shared.
 */
public final class TextEmbedder implements AutoCloseable {
    /** What a text has more of could not reach the model's tokens anyway. */
    public static final int MOST_CHARACTERS = 65_536;

    /** Texts in one call. */
    public static final int MOST_TEXTS = 4_096;

    private final ModelCard card;
    private final ModelSettings.TextEmbedding known;
    private final NetworkSession session;
    private final TextTokenizer tokenizer;

    private TextEmbedder(ModelCard card, NetworkSession session, TextTokenizer tokenizer) {
        this.card = card;
        this.known = card.settings(ModelSettings.TextEmbedding.class);
        this.session = session;
        this.tokenizer = tokenizer;
    }

    /**
     * An embedder for the calling thread. The first one of a process loads the weights.
     *
     * @throws UnusableModelException when the model is for another task, absent or damaged
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when ONNX Runtime cannot run here
     */
    public static TextEmbedder open(CataloguedModel model, InferenceSettings settings) {
        var card = model.card();
        if (card.architecture() != Architecture.MINILM) {
            throw UnusableModelException.otherArchitecture(card, Architecture.MINILM);
        }
        var network = Network.load(model, Network.ONLY, settings);
        var tokenizer = TextTokenizer.load(
                model, card.settings(ModelSettings.TextEmbedding.class).mostTokens());
        return new TextEmbedder(card, network.open(), tokenizer);
    }

    /** Numbers in a vector. */
    public int dimensions() {
        return known.dimensions();
    }

    /**
     * The vectors of the texts, in their order; of a text only the beginning counts that the model has tokens for.
     *
     * @throws UnusableTextException when there are too many, or one is empty or too long
     */
    public List<float[]> embed(List<String> texts) {
        check(texts);
        var tokens = texts.stream().map(tokenizer::encode).toList();
        // Texts of like length go together: each call is as long as its longest.
        var order = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> tokens.get(i).length))
                .toList();
        var vectors = new float[texts.size()][];
        for (int from = 0; from < order.size(); from += known.largestBatch()) {
            embed(order.subList(from, Math.min(order.size(), from + known.largestBatch())), tokens, vectors);
        }
        return new ArrayList<>(Arrays.asList(vectors));
    }

    private static void check(List<String> texts) {
        if (texts.size() > MOST_TEXTS) {
            throw UnusableTextException.tooMany("texts", texts.size(), MOST_TEXTS);
        }
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                throw UnusableTextException.blank("text " + i);
            }
            if (texts.get(i).length() > MOST_CHARACTERS) {
                throw UnusableTextException.tooLong("text " + i, texts.get(i).length(), MOST_CHARACTERS);
            }
        }
    }

    private void embed(List<Integer> batch, List<long[]> tokens, float[][] vectors) {
        int longest = tokens.get(batch.get(batch.size() - 1)).length;
        var ids = new long[batch.size() * longest];
        var mask = new long[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            var text = tokens.get(batch.get(row));
            System.arraycopy(text, 0, ids, row * longest, text.length);
            Arrays.fill(mask, row * longest, row * longest + text.length, 1);
        }
        var inputs = List.of(Tensor.of(ids, batch.size(), longest), Tensor.of(mask, batch.size(), longest));
        try (var outputs = session.run(inputs)) {
            var all = outputs.floats(0);
            if (all.length != batch.size() * known.dimensions()) {
                throw UnusableModelException.unexpectedOutput(
                        card, all.length + " numbers for " + batch.size() + " texts of " + known.dimensions());
            }
            for (int row = 0; row < batch.size(); row++) {
                vectors[batch.get(row)] =
                        Arrays.copyOfRange(all, row * known.dimensions(), (row + 1) * known.dimensions());
            }
        }
    }

    @Override
    public void close() {
        session.close();
        tokenizer.close();
    }
}
