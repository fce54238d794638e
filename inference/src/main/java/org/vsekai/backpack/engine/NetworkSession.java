package org.vsekai.backpack.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslateException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;

/** Runs a network on tensors of any shape that it takes, from one thread at a time. Close it; not thread-safe. */
public final class NetworkSession implements AutoCloseable {
    private final ModelCard card;
    private final Predictor<NDList, NDList> predictor;
    private final NDManager manager;
    private final Runnable closed;
    private boolean isClosed;

    NetworkSession(ModelCard card, Predictor<NDList, NDList> predictor, String engine, Runnable closed) {
        this.closed = closed;
        this.card = card;
        this.predictor = predictor;
        this.manager = NDManager.newBaseManager(Device.cpu(), engine);
    }

    /**
     * What the network gives, by the positions of its outputs in the graph.
     *
     * @param inputs by the positions of its inputs
     * @throws UnusableModelException when it cannot take them
     */
    public Outputs run(List<Tensor> inputs) {
        var call = manager.newSubManager();
        try {
            var arrays = new NDList(inputs.size());
            inputs.forEach(input -> arrays.add(array(input, call)));
            var outputs = predictor.predict(arrays);
            outputs.attach(call);
            return new Outputs(call, outputs);
        } catch (TranslateException | EngineException e) {
            call.close();
            throw UnusableModelException.failed(card, e);
        } catch (RuntimeException e) {
            call.close();
            throw e;
        }
    }

    private static NDArray array(Tensor tensor, NDManager call) {
        var shape = new Shape(tensor.shape());
        if (tensor instanceof Tensor.Floats floats) {
            return call.create(FloatBuffer.wrap(floats.values()), shape, DataType.FLOAT32);
        }
        if (tensor instanceof Tensor.Ints ints) {
            return call.create(IntBuffer.wrap(ints.values()), shape, DataType.INT32);
        }
        if (tensor instanceof Tensor.Longs longs) {
            return call.create(LongBuffer.wrap(longs.values()), shape, DataType.INT64);
        }
        if (tensor instanceof Tensor.Bytes bytes) {
            return call.create(Numbers.direct(bytes.data()), shape, Numbers.type(bytes.type()));
        }
        return ((Tensor.Kept) tensor).array();
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            predictor.close();
            manager.close();
            closed.run();
        }
    }
}
