package org.vsekai.backpack.training;

import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vsekai.backpack.training.Layer.Convolution;
import org.vsekai.backpack.training.Layer.Doubling;
import org.vsekai.backpack.training.Layer.Finish;
import org.vsekai.backpack.training.Layer.Function;
import org.vsekai.backpack.training.Layer.Sum;

/**
 * Writes a trained network as ONNX (onnx.proto of release 1.14: IR version 8, operator set 17), batch normalisation folded into the
 * convolutions before it. The batch is free, the sides are the plan's. Used once.
 */
final class OnnxWriter {
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    /** What DJL's batch normalisation adds to the variance. */
    private static final float EPSILON = 1e-5f;

    private static final String DOUBLE_SCALES = "scales_of_doubling";
    private static final String PLANE_AXES = "axes_of_planes";

    private final ProtoWriter graph = new ProtoWriter();
    private final NetworkPlan plan;
    private final PlannedBlock weights;

    private OnnxWriter(NetworkPlan plan, PlannedBlock weights) {
        this.plan = plan;
        this.weights = weights;
    }

    /**
     * The bytes of the file.
     *
     * @param outputs those that it is to give
     * @param weights the trained network, which may give more
     */
    static byte[] bytes(List<String> outputs, PlannedBlock weights) {
        return new OnnxWriter(weights.plan().only(outputs), weights).model();
    }

    private byte[] model() {
        plan.layers().forEach(this::node);
        graph.text(2, "scene");
        graph.message(5, floats(DOUBLE_SCALES, new float[] {1, 1, 2, 2}, 4));
        if (plan.layers().stream().anyMatch(OnnxWriter::needsAxes)) {
            graph.message(5, integers(PLANE_AXES, 2, 3));
        }
        graph.message(11, value(NetworkPlan.INPUT, "n", 3, plan.height(), plan.width()));
        plan.outputs().forEach(output -> graph.message(12, value(output)));
        return new ProtoWriter()
                .integer(1, IR_VERSION)
                .text(2, "backpack")
                .message(7, graph)
                .message(8, new ProtoWriter().text(1, "").integer(2, OPERATOR_SET))
                .toByteArray();
    }

    private static boolean needsAxes(Layer layer) {
        return layer instanceof Function function && function.kind() == Layer.Kind.PLANE_SUM;
    }

    private void node(Layer layer) {
        if (layer instanceof Convolution convolution) {
            convolution(convolution);
        } else if (layer instanceof Sum sum) {
            graph.message(1, operator("Add", layer.name(), sum.first(), sum.second()));
        } else if (layer instanceof Doubling doubling) {
            graph.message(
                    1,
                    operator("Resize", layer.name(), doubling.input(), "", DOUBLE_SCALES)
                            .message(5, choice("mode", "nearest"))
                            .message(5, choice("coordinate_transformation_mode", "asymmetric"))
                            .message(5, choice("nearest_mode", "floor")));
        } else {
            function((Function) layer);
        }
    }

    private void function(Function layer) {
        switch (layer.kind()) {
            case PLANE_SUM ->
                graph.message(
                        1,
                        operator(layer.kind().operator(), layer.name(), layer.input(), PLANE_AXES)
                                .message(5, number("keepdims", 0)));
            // Of operator set 17 ReduceMean still has its axes as an attribute.
            case PLANE_MEAN ->
                graph.message(
                        1,
                        operator(layer.kind().operator(), layer.name(), layer.input())
                                .message(5, numbers("axes", 2, 3))
                                .message(5, number("keepdims", 0)));
            case RELU, SIGMOID, SOFTPLUS, DETACHED ->
                graph.message(1, operator(layer.kind().operator(), layer.name(), layer.input()));
        }
    }

    private void convolution(Convolution layer) {
        boolean relu = layer.finish() == Finish.NORMALISED_RELU;
        var result = relu ? layer.name() + "_linear" : layer.name();
        var kernel = layer.name() + "_weight";
        var bias = layer.name() + "_bias";
        long p = layer.padding();
        graph.message(
                1,
                operator("Conv", result, layer.input(), kernel, bias)
                        .message(5, numbers("kernel_shape", layer.kernel(), layer.kernel()))
                        .message(5, numbers("strides", layer.stride(), layer.stride()))
                        .message(5, numbers("pads", p, p, p, p)));
        if (relu) {
            graph.message(1, operator("Relu", layer.name(), result));
        }
        var folded = Folded.of(weights.weighted(layer.name()));
        graph.message(5, floats(kernel, folded.kernel(), layer.to(), layer.from(), layer.kernel(), layer.kernel()));
        graph.message(5, floats(bias, folded.bias(), layer.to()));
    }

    /** A convolution's numbers once normalisation is part of it. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Folded(float[] kernel, float[] bias) {
        static Folded of(PlannedBlock.Weighted blocks) {
            var kernel = values(blocks.convolution().getParameters().get("weight"));
            if (blocks.norm().isEmpty()) {
                return new Folded(
                        kernel, values(blocks.convolution().getParameters().get("bias")));
            }
            var norm = blocks.norm().get().getParameters();
            var gamma = values(norm.get("gamma"));
            var beta = values(norm.get("beta"));
            var mean = values(norm.get("runningMean"));
            var variance = values(norm.get("runningVar"));
            var bias = new float[gamma.length];
            int each = kernel.length / gamma.length;
            for (int channel = 0; channel < gamma.length; channel++) {
                float scale = gamma[channel] / (float) Math.sqrt(variance[channel] + EPSILON);
                bias[channel] = beta[channel] - mean[channel] * scale;
                for (int i = channel * each; i < (channel + 1) * each; i++) {
                    kernel[i] *= scale;
                }
            }
            return new Folded(kernel, bias);
        }

        private static float[] values(Parameter parameter) {
            return parameter.getArray().toFloatArray();
        }
    }

    // ---- Messages of onnx.proto ----

    private static ProtoWriter operator(String type, String output, String... inputs) {
        var node = new ProtoWriter();
        for (var input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, type);
    }

    private static ProtoWriter choice(String name, String value) {
        return new ProtoWriter().text(1, name).text(4, value).integer(20, 3);
    }

    private static ProtoWriter number(String name, long value) {
        return new ProtoWriter().text(1, name).integer(3, value).integer(20, 2);
    }

    private static ProtoWriter numbers(String name, long... values) {
        var attribute = new ProtoWriter().text(1, name);
        for (long value : values) {
            attribute.integer(8, value);
        }
        return attribute.integer(20, 7);
    }

    private static ProtoWriter floats(String name, float[] values, long... sides) {
        var raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return tensor(name, FLOAT, raw.array(), sides);
    }

    private static ProtoWriter integers(String name, long... values) {
        var raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return tensor(name, INT64, raw.array(), values.length);
    }

    private static ProtoWriter tensor(String name, int type, byte[] raw, long... sides) {
        var tensor = new ProtoWriter();
        for (long side : sides) {
            tensor.integer(1, side);
        }
        return tensor.integer(2, type).text(8, name).bytes(9, raw);
    }

    /** A value of a graph; without sides its shape is left to the reader. */
    private static ProtoWriter value(String name, Object... sides) {
        var tensor = new ProtoWriter().integer(1, FLOAT);
        if (sides.length > 0) {
            var shape = new ProtoWriter();
            for (var side : sides) {
                var dimension = new ProtoWriter();
                shape.message(
                        1,
                        side instanceof Integer length
                                ? dimension.integer(1, length)
                                : dimension.text(2, side.toString()));
            }
            tensor.message(2, shape);
        }
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }
}
