package org.vsekai.backpack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.vsekai.backpack.catalogue.TensorType;

/** What a network gave, in native memory until this is closed. Used by one thread. */
public final class Outputs implements AutoCloseable {
    private final NDManager manager;
    private final NDList arrays;

    Outputs(NDManager manager, NDList arrays) {
        this.manager = manager;
        this.arrays = arrays;
    }

    /** How many. */
    public int size() {
        return arrays.size();
    }

    /** The sides of an output, by its position in the graph. */
    public long[] shape(int position) {
        return arrays.get(position).getShape().getShape();
    }

    /** An output's floats, row-major. */
    public float[] floats(int position) {
        return arrays.get(position).toFloatArray();
    }

    /** What an output's numbers are; none where we have no name for it. */
    public Optional<TensorType> type(int position) {
        return Numbers.type(arrays.get(position).getDataType());
    }

    /** An output's numbers, row-major, little-endian. */
    public ByteBuffer bytes(int position) {
        return arrays.get(position).toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** An output that outlives this: an input of a later call of the same network, not copied. */
    public Tensor.Kept keep(int position, NetworkSession session) {
        NDArray array = arrays.get(position);
        array.attach(session.manager());
        return new Tensor.Kept(array);
    }

    @Override
    public void close() {
        manager.close();
    }
}
