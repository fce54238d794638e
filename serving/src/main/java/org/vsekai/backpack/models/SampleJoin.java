package org.vsekai.backpack.models;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.TensorSpec;

/**
 * Makes one request of several to a network whose tensors vary along the side of their samples alone, and gives each its part of the
 * answer. What has no samples, such as a rate, must be the same in all. Immutable and thread-safe.
 */
final class SampleJoin {
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;

    private SampleJoin(ModelCard card) {
        this.inputs = card.inputs();
        this.outputs = card.outputs();
    }

    /** None where the card's tensors are not of such a kind. */
    static Optional<SampleJoin> of(ModelCard card) {
        boolean isPossible =
                card.inputs().stream().anyMatch(input -> input.samplesAlong().isPresent())
                        && card.inputs().stream()
                                .allMatch(input ->
                                        input.isFixed() || input.samplesAlong().isPresent())
                        && card.outputs().stream()
                                .allMatch(output -> output.samplesAlong().isPresent());
        return isPossible ? Optional.of(new SampleJoin(card)) : Optional.empty();
    }

    /** The places of requests that can be one; a request whose own tensors disagree on their samples has nobody's company. */
    List<List<Integer>> groups(List<List<InferTensor>> requests) {
        var alike = new LinkedHashMap<List<ByteBuffer>, List<Integer>>();
        var groups = new ArrayList<List<Integer>>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            if (samples(request).distinct().count() > 1) {
                groups.add(List.of(i));
            } else {
                of(alike, request).add(i);
            }
        }
        groups.addAll(alike.values());
        return groups;
    }

    private List<Integer> of(Map<List<ByteBuffer>, List<Integer>> alike, List<InferTensor> request) {
        var common = IntStream.range(0, request.size())
                .filter(i -> inputs.get(i).isFixed())
                .mapToObj(i -> request.get(i).data())
                .toList();
        return alike.computeIfAbsent(common, key -> new ArrayList<>());
    }

    /** How many samples each tensor of a request has, of those that have any. */
    private LongStream samples(List<InferTensor> request) {
        return IntStream.range(0, request.size())
                .filter(i -> !inputs.get(i).isFixed())
                .mapToLong(i ->
                        request.get(i).shape().get(inputs.get(i).samplesAlong().orElseThrow()));
    }

    /** One request of all of a group. */
    List<InferTensor> whole(List<List<InferTensor>> group) {
        var whole = new ArrayList<InferTensor>();
        for (int i = 0; i < inputs.size(); i++) {
            int input = i;
            var parts = group.stream().map(request -> request.get(input)).toList();
            var side = inputs.get(i).samplesAlong();
            whole.add(side.isPresent() ? TensorJoin.joined(parts, side.getAsInt()) : parts.get(0));
        }
        return whole;
    }

    /** The answer of each of a group. */
    List<List<InferTensor>> apart(List<InferTensor> whole, List<List<InferTensor>> group) {
        if (group.size() == 1) {
            return List.of(whole);
        }
        var lengths = group.stream()
                .map(request -> samples(request).findFirst().orElseThrow())
                .toList();
        var answers = new ArrayList<List<InferTensor>>();
        group.forEach(request -> answers.add(new ArrayList<>()));
        for (int i = 0; i < outputs.size(); i++) {
            var parts =
                    TensorJoin.apart(whole.get(i), outputs.get(i).samplesAlong().orElseThrow(), lengths);
            for (int j = 0; j < parts.size(); j++) {
                answers.get(j).add(parts.get(j));
            }
        }
        return answers;
    }
}
