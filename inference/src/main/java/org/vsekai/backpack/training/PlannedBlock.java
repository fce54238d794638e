package org.vsekai.backpack.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.training.Layer.Convolution;
import org.vsekai.backpack.training.Layer.Doubling;
import org.vsekai.backpack.training.Layer.Finish;
import org.vsekai.backpack.training.Layer.Function;
import org.vsekai.backpack.training.Layer.Sum;

/** A planned network with weights, to be trained. Its outputs are those of the plan, in their order. For one thread. */
final class PlannedBlock extends AbstractBlock {
    private static final byte VERSION = 1;
    /** DJL's number of the nearest neighbour's interpolation. */
    private static final int NEAREST = 0;

    private final NetworkPlan plan;
    private final Map<String, Weighted> weighted = new LinkedHashMap<>();

    /** The blocks of a convolution. */
    record Weighted(Conv2d convolution, Optional<BatchNorm> norm) {}

    PlannedBlock(NetworkPlan plan) {
        super(VERSION);
        this.plan = plan;
        for (var layer : plan.layers()) {
            if (layer instanceof Convolution convolution) {
                weighted.put(layer.name(), add(convolution));
            }
        }
    }

    private Weighted add(Convolution layer) {
        boolean normalised = layer.finish() != Finish.BIAS;
        var convolution = addChildBlock(
                layer.name() + "_conv",
                Conv2d.builder()
                        .setKernelShape(new Shape(layer.kernel(), layer.kernel()))
                        .optStride(new Shape(layer.stride(), layer.stride()))
                        .optPadding(new Shape(layer.padding(), layer.padding()))
                        .setFilters(layer.to())
                        .optBias(!normalised)
                        .build());
        if (!normalised) {
            return new Weighted(convolution, Optional.empty());
        }
        return new Weighted(
                convolution,
                Optional.of(addChildBlock(
                        layer.name() + "_norm", BatchNorm.builder().build())));
    }

    NetworkPlan plan() {
        return plan;
    }

    /** The weights of a convolution. */
    Weighted weighted(String layer) {
        return java.util.Objects.requireNonNull(weighted.get(layer), layer);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
        for (var layer : plan.layers()) {
            if (layer instanceof Convolution convolution) {
                var blocks = weighted(layer.name());
                blocks.convolution().initialize(manager, type, new Shape(1, convolution.from(), 8, 8));
                blocks.norm().ifPresent(norm -> norm.initialize(manager, type, new Shape(1, convolution.to(), 8, 8)));
            }
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> parameters) {
        var values = new HashMap<String, NDArray>();
        values.put(NetworkPlan.INPUT, inputs.singletonOrThrow());
        for (var layer : plan.layers()) {
            values.put(layer.name(), value(layer, values, store, training));
        }
        var outputs = new NDList();
        plan.outputs().forEach(name -> outputs.add(of(values, name)));
        return outputs;
    }

    private NDArray value(Layer layer, Map<String, NDArray> values, ParameterStore store, boolean training) {
        if (layer instanceof Convolution convolution) {
            return convolved(convolution, of(values, convolution.input()), store, training);
        }
        if (layer instanceof Sum sum) {
            return of(values, sum.first()).add(of(values, sum.second()));
        }
        if (layer instanceof Doubling doubling) {
            return doubled(of(values, doubling.input()));
        }
        var function = (Function) layer;
        var input = of(values, function.input());
        return switch (function.kind()) {
            case RELU -> input.getNDArrayInternal().relu();
            case SIGMOID -> input.getNDArrayInternal().sigmoid();
            case SOFTPLUS -> input.getNDArrayInternal().softPlus();
            case DETACHED -> input.stopGradient();
            case PLANE_SUM -> input.sum(new int[] {2, 3});
            case PLANE_MEAN ->
                input.sum(new int[] {2, 3})
                        .div(input.getShape().get(2) * input.getShape().get(3));
        };
    }

    private NDArray convolved(Convolution layer, NDArray input, ParameterStore store, boolean training) {
        var blocks = weighted(layer.name());
        var result = blocks.convolution().forward(store, new NDList(input), training);
        if (blocks.norm().isPresent()) {
            result = blocks.norm().get().forward(store, result, training);
        }
        var value = result.singletonOrThrow();
        return layer.finish() == Finish.NORMALISED_RELU
                ? value.getNDArrayInternal().relu()
                : value;
    }

    private static NDArray doubled(NDArray input) {
        var shape = input.getShape();
        return input.getNDArrayInternal()
                .interpolation(new long[] {2 * shape.get(2), 2 * shape.get(3)}, NEAREST, false);
    }

    private static NDArray of(Map<String, NDArray> values, String name) {
        return java.util.Objects.requireNonNull(values.get(name), name);
    }

    /** Not asked for: what runs it knows its plan. */
    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        throw new UnsupportedOperationException("the plan knows its outputs");
    }
}
