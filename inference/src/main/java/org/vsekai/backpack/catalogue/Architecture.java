package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a network takes and gives: which class of ours drives it, and what that class must know of a card. */
public enum Architecture {
    /** Objects and a picture's embedding; scores, boxes and vector decoded in the graph. */
    NANODET(ModelSettings.Detector.class, true),
    /** Unit vectors of texts (BERT, mean-pooled and normalised in the graph), with a tokenizer beside it. */
    MINILM(ModelSettings.TextEmbedding.class, false),
    /** Next-token scores with past keys and values as input and output (Llama), with a tokenizer beside it. */
    SMOLLM2(ModelSettings.LanguageModel.class, false),
    /** Three networks that find lines of text, turn them upright and read them. */
    PP_OCR(ModelSettings.TextReading.class, false);

    private final Class<? extends ModelSettings> settings;
    private final boolean hasLabels;

    Architecture(Class<? extends ModelSettings> settings, boolean hasLabels) {
        this.settings = settings;
        this.hasLabels = hasLabels;
    }

    /** Whether it tells classes apart, which the card names. */
    public boolean hasLabels() {
        return hasLabels;
    }

    /** How cards spell it. */
    public String spelling() {
        return Choices.spelling(this);
    }

    Class<? extends ModelSettings> settings() {
        return settings;
    }

    @JsonCreator
    static Architecture named(String spelling) {
        return Choices.named(spelling, values());
    }
}
