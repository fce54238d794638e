package org.vsekai.backpack.models;

import java.util.List;
import java.util.Optional;

/**
 * What a client asks of a model by the Open Inference Protocol, version 2.
 *
 * @param id what the answer is to repeat
 * @param outputs those that are wanted, all where it is empty
 * @param binary whether outputs that do not say so themselves come as bytes after the JSON
 */
record InferRequest(Optional<String> id, List<InferTensor> inputs, List<Output> outputs, boolean binary) {
    /** An output that is wanted. */
    record Output(String name, Optional<Boolean> binary) {}

    InferRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    boolean isBinary(String output) {
        return outputs.stream()
                .filter(wanted -> wanted.name().equals(output))
                .flatMap(wanted -> wanted.binary().stream())
                .findFirst()
                .orElse(binary);
    }
}
