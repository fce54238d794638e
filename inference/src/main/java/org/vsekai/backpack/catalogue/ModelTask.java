package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a model does; in kebab-case the name of its folder in the catalogue. */
public enum ModelTask {
    OBJECT_DETECTION,
    KEYPOINT_DETECTION,
    SEMANTIC_SEGMENTATION,
    IMAGE_TO_IMAGE,
    IMAGE_TO_TEXT,
    TEXT_TO_SPEECH,
    SPEECH_TO_SPEECH,
    SPEECH_TO_TEXT,
    CHAIN_OF_THOUGHT,
    EMBEDDING;

    /** The name of the task's folder and its spelling in cards, such as object-detection. */
    public String folderName() {
        return Choices.spelling(this);
    }

    @JsonCreator
    static ModelTask named(String spelling) {
        return Choices.named(spelling, values());
    }
}
