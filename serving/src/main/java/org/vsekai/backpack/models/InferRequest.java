package org.vsekai.backpack.models;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.TensorSpec;

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

    /**
     * The inputs in the order of the card's.
     *
     * @throws InvalidInferenceException when the model takes others, or gives no such outputs
     */
    List<InferTensor> inOrder(ModelCard card) {
        var names = new HashSet<String>();
        for (var input : inputs) {
            if (!names.add(input.name())) {
                throw new InvalidInferenceException("input " + input.name() + " is there twice");
            }
        }
        var ordered = card.inputs().stream().map(this::input).toList();
        if (names.size() > ordered.size()) {
            throw new InvalidInferenceException("the model takes no more inputs than " + names(card.inputs()));
        }
        for (var output : outputs) {
            if (!names(card.outputs()).contains(output.name())) {
                throw new InvalidInferenceException(
                        "the model has no output " + output.name() + ", only " + names(card.outputs()));
            }
        }
        return ordered;
    }

    private InferTensor input(TensorSpec spec) {
        var input = inputs.stream()
                .filter(given -> given.name().equals(spec.name()))
                .findFirst()
                .orElseThrow(() -> new InvalidInferenceException("input " + spec.name() + " is missing"));
        if (input.datatype() != spec.datatype()
                || !spec.accepts(input.shape())
                || input.data().remaining() == 0) {
            throw new InvalidInferenceException("input " + spec.name() + " must be " + spec.datatype() + " of "
                    + spec.sides() + ", not " + input.datatype() + " of " + input.shape());
        }
        return input;
    }

    private static List<String> names(List<TensorSpec> tensors) {
        return tensors.stream().map(TensorSpec::name).toList();
    }
}
