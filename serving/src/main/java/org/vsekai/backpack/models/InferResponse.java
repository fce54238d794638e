package org.vsekai.backpack.models;

import java.util.List;
import java.util.Optional;

/** What a model gave, by the Open Inference Protocol, version 2. */
record InferResponse(String modelName, String modelVersion, Optional<String> id, List<InferTensor> outputs) {
    InferResponse {
        outputs = List.copyOf(outputs);
    }
}
