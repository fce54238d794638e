package org.vsekai.backpack.engine;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.UnusableModelException;

/**
 * Text to token ids and back, as a tokenizer.json says (Hugging Face's tokenizers library, native). Thread-safe. Close it
 * once nobody uses it.
 */
public final class TextTokenizer implements AutoCloseable {
    /** What cards call the file. */
    public static final String ROLE = "tokenizer";

    private final HuggingFaceTokenizer tokenizer;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * The tokenizer of a model.
     *
     * @param mostTokens longer texts are cut off to so many tokens, special ones included
     * @throws UnusableModelException when its file is missing, not the card's, or no tokenizer
     * @throws EngineUnavailableException when the native library cannot run here
     */
    public static TextTokenizer load(CataloguedModel model, int mostTokens) {
        TorchEngine.chooseCache();
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        var file = model.verifiedBytes(ROLE);
        var options = Map.of(
                "maxLength", Integer.toString(mostTokens),
                "modelMaxLength", Integer.toString(mostTokens),
                "truncation", "true",
                "padding", "false",
                "addSpecialTokens", "true");
        try {
            return new TextTokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(file), options));
        } catch (LinkageError e) {
            throw EngineUnavailableException.notStarted("the tokenizers library", e);
        } catch (IOException | RuntimeException e) {
            throw UnusableModelException.noTokenizer(model.card(), ROLE, e);
        }
    }

    /** The text's tokens, with the special ones that the file puts around a text. */
    public long[] encode(String text) {
        return tokenizer.encode(text).getIds();
    }

    /** The tokens' text without special ones; a character that is not whole becomes U+FFFD. */
    public String decode(long[] tokens) {
        return tokens.length == 0 ? "" : tokenizer.decode(tokens, true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
