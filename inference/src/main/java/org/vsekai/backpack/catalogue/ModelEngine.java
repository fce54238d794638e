package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What runs a model's artefact. */
public enum ModelEngine {
    /** TorchScript. */
    PYTORCH,
    /** ONNX. */
    ONNX_RUNTIME;

    @JsonCreator
    static ModelEngine named(String spelling) {
        return Choices.named(spelling, values());
    }
}
