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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;

/** Runs a network from one thread at a time: it owns native memory for a batch. Close it; not thread-safe. */
public final class BatchSession implements AutoCloseable {
    private final ModelCard card;
    private final Predictor<NDList, NDList> predictor;
    private final Shape shape;
    private final NDManager manager;
    private final Runnable closed;
    private boolean isClosed;
    private final ByteBuffer memory;
    private final FloatBuffer batch;
    private final int sampleLength;

    BatchSession(ModelCard card, Predictor<NDList, NDList> predictor, String engine, Shape shape, Runnable closed) {
        this.closed = closed;
        this.card = card;
        this.predictor = predictor;
        this.shape = shape;
        this.manager = NDManager.newBaseManager(Device.cpu(), engine);
        this.memory = ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(shape.size(), Float.BYTES)))
                .order(ByteOrder.nativeOrder());
        this.batch = memory.asFloatBuffer();
        this.sampleLength = Math.toIntExact(shape.size() / shape.get(0));
    }

    /** The samples of one call. */
    public int batchSize() {
        return Math.toIntExact(shape.get(0));
    }

    /** Numbers in one sample. */
    public int sampleLength() {
        return sampleLength;
    }

    /**
     * The network's outputs for up to a batch of samples; missing ones are padded with zeros. Each output is flat,
     * batch first, and includes what the padding gave: of n samples the first n parts of it count.
     *
     * @param samples row-major, {@link #sampleLength} numbers each
     */
    public List<float[]> run(List<float[]> samples) {
        fill(samples);
        try (var call = manager.newSubManager()) {
            var input = call.create(memory, shape, DataType.FLOAT32);
            var outputs = predictor.predict(new NDList(input));
            outputs.attach(call);
            return outputs.stream().map(NDArray::toFloatArray).toList();
        } catch (TranslateException | EngineException e) {
            throw UnusableModelException.failed(card, e);
        }
    }

    private void fill(List<float[]> samples) {
        if (samples.size() > batchSize()) {
            throw new IllegalArgumentException(samples.size() + " samples for a batch of " + batchSize());
        }
        batch.clear();
        for (var sample : samples) {
            if (sample.length != sampleLength) {
                throw new IllegalArgumentException("a sample of " + sample.length + " numbers, not " + sampleLength);
            }
            batch.put(sample);
        }
        while (batch.hasRemaining()) {
            batch.put(0);
        }
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
