package org.vsekai.backpack.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.TensorSpec;
import org.vsekai.backpack.catalogue.TensorType;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.BatchSession;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Outputs;
import org.vsekai.backpack.engine.Tensor;

/**
 * Tensors to tensors. Where all that a model takes is rows of floats, the rows of all requests go together, in calls of 8, 4, 2
 * and 1 for 15: these shapes are warm, and nothing is padded. Where it takes several tensors of which each varies along the side of the
 * samples alone, those of requests that are the same in all else are joined. Else each request has a call of its own. For one thread.
 */
final class TensorCall implements BatchCall<List<InferTensor>, List<InferTensor>> {
    private final CataloguedModel model;
    private final List<TensorSpec> outputs;
    private final Optional<SampleJoin> samples;
    private final Network network;
    private final NetworkSession session;
    /** By rows in a call; empty where rows do not go together. */
    private final NavigableMap<Integer, BatchSession> sessions = new TreeMap<>();

    /** Loads the network, where this process has not yet, and warms it up. */
    TensorCall(CataloguedModel model, InferenceSettings settings, int largestBatch) {
        this.model = model;
        this.outputs = model.card().outputs();
        this.samples = SampleJoin.of(model.card());
        this.network = Network.load(model, Network.ONLY, settings);
        this.session = network.open();
        if (takesRows(model)) {
            var sample = sides(model.card().inputs().get(0)).skip(1).toArray();
            for (int rows = 1; rows <= largestBatch; rows *= 2) {
                sessions.put(rows, network.open(rows, sample));
            }
        }
    }

    private static boolean takesRows(CataloguedModel model) {
        var card = model.card();
        return card.inputs().size() == 1
                && isOfRows(card.inputs().get(0))
                && card.outputs().stream().allMatch(TensorCall::isOfRows);
    }

    private static boolean isOfRows(TensorSpec spec) {
        return spec.datatype() == TensorType.FP32
                && spec.shape().size() > 1
                && spec.samplesAlong().equals(OptionalInt.of(0));
    }

    private static LongStream sides(TensorSpec spec) {
        return spec.shape().stream().mapToLong(Long::longValue);
    }

    @Override
    public List<List<InferTensor>> answer(List<List<InferTensor>> requests) {
        if (!sessions.isEmpty()) {
            var rows = requests.stream().map(inputs -> inputs.get(0)).toList();
            return samples.orElseThrow().apart(together(rows), requests);
        }
        return requests.size() > 1 && samples.isPresent()
                ? joined(requests, samples.get())
                : requests.stream().map(this::alone).toList();
    }

    private List<List<InferTensor>> joined(List<List<InferTensor>> requests, SampleJoin samples) {
        var answers = new ArrayList<List<InferTensor>>(Collections.nCopies(requests.size(), List.of()));
        for (var alike : samples.groups(requests)) {
            var group = alike.stream().map(requests::get).toList();
            var given = samples.apart(alone(samples.whole(group)), group);
            for (int i = 0; i < given.size(); i++) {
                answers.set(alike.get(i), given.get(i));
            }
        }
        return answers;
    }

    private List<InferTensor> alone(List<InferTensor> request) {
        var tensors = request.stream()
                .map(input -> Tensor.of(
                        input.data(),
                        input.datatype(),
                        input.shape().stream().mapToLong(Long::longValue).toArray()))
                .toList();
        try (var given = session.run(tensors)) {
            if (given.size() < outputs.size()) {
                throw UnusableModelException.unexpectedOutput(
                        model.card(), given.size() + " tensors, not " + outputs.size());
            }
            var answer = new ArrayList<InferTensor>();
            for (int i = 0; i < outputs.size(); i++) {
                answer.add(output(given, i));
            }
            return answer;
        }
    }

    private InferTensor output(Outputs given, int position) {
        var spec = outputs.get(position);
        var shape = Arrays.stream(given.shape(position)).boxed().toList();
        if (!given.type(position).equals(Optional.of(spec.datatype())) || !spec.accepts(shape)) {
            throw UnusableModelException.unexpectedOutput(
                    model.card(),
                    spec.name() + " is " + given.type(position) + " of " + shape + ", not " + spec.datatype() + " of "
                            + spec.sides());
        }
        return new InferTensor(spec.name(), spec.datatype(), shape, given.bytes(position));
    }

    private List<InferTensor> together(List<InferTensor> inputs) {
        var rows = new ArrayList<float[]>();
        inputs.forEach(input -> addRows(input, rows));
        var bytes = outputs.stream()
                .map(output -> ByteBuffer.allocate(Math.toIntExact(Math.multiplyExact(rowBytes(output), rows.size())))
                        .order(ByteOrder.LITTLE_ENDIAN))
                .toList();
        for (int from = 0; from < rows.size(); ) {
            var piece = sessions.floorEntry(rows.size() - from);
            var given = piece.getValue().run(rows.subList(from, from + piece.getKey()));
            append(given, piece.getKey(), bytes);
            from += piece.getKey();
        }
        var whole = new ArrayList<InferTensor>();
        for (int i = 0; i < outputs.size(); i++) {
            var shape = new ArrayList<>(outputs.get(i).shape());
            shape.set(0, (long) rows.size());
            whole.add(new InferTensor(
                    outputs.get(i).name(),
                    outputs.get(i).datatype(),
                    shape,
                    bytes.get(i).flip()));
        }
        return whole;
    }

    private static void addRows(InferTensor input, List<float[]> rows) {
        var floats = input.data().duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        int count = Math.toIntExact(input.shape().get(0));
        for (int i = 0; i < count; i++) {
            var row = new float[floats.capacity() / count];
            floats.get(row);
            rows.add(row);
        }
    }

    private static long rowBytes(TensorSpec output) {
        return sides(output).skip(1).reduce(Float.BYTES, Math::multiplyExact);
    }

    private void append(List<float[]> given, int rows, List<ByteBuffer> bytes) {
        for (int i = 0; i < outputs.size(); i++) {
            long expected = rowBytes(outputs.get(i)) / Float.BYTES * rows;
            if (given.size() < outputs.size() || given.get(i).length != expected) {
                throw UnusableModelException.unexpectedOutput(
                        model.card(),
                        "not " + expected + " numbers of " + outputs.get(i).name());
            }
            var buffer = bytes.get(i);
            buffer.asFloatBuffer().put(given.get(i));
            buffer.position(buffer.position() + given.get(i).length * Float.BYTES);
        }
    }

    @Override
    public void close() {
        session.close();
        sessions.values().forEach(BatchSession::close);
    }
}
