package org.vsekai.backpack.training;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.ParameterTracker;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import org.vsekai.backpack.engine.TorchEngine;
import org.vsekai.backpack.training.SceneLoss.Wanted;

/**
 * Trains a planned network, batch by batch, with Adam (D. Kingma and J. Ba, ICLR 2015). Close it; not thread-safe. With the same
 * seed, samples and number of threads it gives the same weights on the same machine.
 */
final class SceneTrainer implements AutoCloseable {
    /** Before training a cell holds a centre with this logarithm of odds: few do. */
    private static final float CENTRE_PRIOR = -4;
    /** Before training a cell holds this many objects, as softplus gives it. */
    private static final float DENSITY_PRIOR = -6;
    /** A longer gradient over all weights is shortened to this. */
    private static final double STEEPEST = 20;

    private final PlannedBlock block;
    private final Model model;
    private Trainer trainer;
    private final Rate rate = new Rate();
    private int skipped;

    /** What the optimiser asks for its rate. */
    private static final class Rate implements ParameterTracker {
        private float now;

        @Override
        public float getNewValue(String parameter, int update) {
            return now;
        }
    }

    SceneTrainer(NetworkPlan plan, int threads, long seed) {
        TorchEngine.start(threads);
        Engine.getEngine(TorchEngine.NAME).setRandomSeed((int) seed);
        block = new PlannedBlock(plan);
        prior(SceneNetwork.HEAT + "_logits", CENTRE_PRIOR);
        prior("density_logs", DENSITY_PRIOR);
        model = Model.newInstance("scenes", Device.cpu(), TorchEngine.NAME);
        model.setBlock(block);
        trainer = trainer(model, plan, rate);
    }

    private static Trainer trainer(Model model, NetworkPlan plan, Rate rate) {
        var adam = Adam.builder().optLearningRateTracker(rate).build();
        var trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(adam));
        trainer.initialize(new Shape(1, 3, plan.height(), plan.width()));
        return trainer;
    }

    private void prior(String layer, float value) {
        block.weighted(layer).convolution().setInitializer(new ConstantInitializer(value), Parameter.Type.BIAS);
    }

    /**
     * Learns from a batch; the loss before it did.
     *
     * @param plan that the samples are of: the network's own, or the same for another size
     */
    float step(List<Sample> samples, NetworkPlan plan, double learningRate) {
        rate.now = (float) learningRate;
        float loss;
        try (var batch = trainer.getManager().newSubManager();
                var gradients = trainer.newGradientCollector()) {
            var input = SceneLoss.stacked(samples, sample -> sample.pixels, batch, plan.height(), plan.width());
            var outputs = trainer.forward(new NDList(input));
            var off = SceneLoss.of(outputs, Wanted.of(samples, plan, batch));
            gradients.backward(off);
            loss = off.getFloat();
        }
        if (isCalm()) {
            trainer.step();
        } else {
            forgetGradients();
        }
        return loss;
    }

    /** Shortens the step where gradients are steep; says no where they are no numbers any more. */
    private boolean isCalm() {
        double squares = 0;
        for (var gradient : gradients()) {
            try (var square = gradient.square();
                    var sum = square.sum()) {
                squares += sum.getFloat();
            }
        }
        double norm = Math.sqrt(squares);
        if (norm > STEEPEST) {
            gradients().forEach(gradient -> gradient.muli(STEEPEST / norm));
        }
        return Double.isFinite(norm);
    }

    /** The engine makes them 0 by taking them from themselves, which leaves what is no number as it is. */
    private void forgetGradients() {
        skipped++;
        for (var gradient : gradients()) {
            gradient.set(FloatBuffer.allocate((int) gradient.size()));
        }
    }

    private List<NDArray> gradients() {
        return block.getParameters().values().stream()
                .map(Parameter::getArray)
                .filter(NDArray::hasGradient)
                .map(NDArray::getGradient)
                .toList();
    }

    /** Steps that were not taken, their gradients being no numbers. */
    int skipped() {
        return skipped;
    }

    /** The network's outputs for samples, flat, as the shipped model gives them. */
    List<float[]> outputs(List<Sample> samples) {
        try (var batch = trainer.getManager().newSubManager()) {
            var plan = block.plan();
            var input = SceneLoss.stacked(samples, sample -> sample.pixels, batch, plan.height(), plan.width());
            return trainer.evaluate(new NDList(input)).stream()
                    .map(NDArray::toFloatArray)
                    .toList();
        }
    }

    /** The network as ONNX, with some of its outputs. */
    byte[] onnx(List<String> outputs) {
        return OnnxWriter.bytes(outputs, block);
    }

    void save(DataOutputStream out) throws IOException {
        block.saveParameters(out);
    }

    /** Goes on from weights that {@link #save} wrote. */
    void load(DataInputStream in) throws IOException, MalformedModelException {
        block.loadParameters(model.getNDManager(), in);
        // A trainer holds the arrays that the block had when it was made.
        trainer.close();
        trainer = trainer(model, block.plan(), rate);
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
