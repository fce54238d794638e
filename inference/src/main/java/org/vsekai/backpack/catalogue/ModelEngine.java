package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What runs a model's artefact. */
public enum ModelEngine {
    /** TorchScript. */
    PYTORCH,
    /** ONNX. */
    ONNX_RUNTIME;

    /** How cards spell it. */
    public String spelling() {
        return Choices.spelling(this);
    }

    /** What clients of the Open Inference Protocol know it as. */
    public String platform() {
        return switch (this) {
            case PYTORCH -> "pytorch_torchscript";
            case ONNX_RUNTIME -> "onnxruntime_onnx";
        };
    }

    @JsonCreator
    static ModelEngine named(String spelling) {
        return Choices.named(spelling, values());
    }
}
