package org.vsekai.backpack.factors;

/**
 * Dense vectors of one rank, by falling Euclidean norm. They lie in blocks of {@value #BLOCK} rows, within a block one
 * dimension after the other, so that a loop over rows runs through memory in order and the compiler can use the vector
 * unit. Takes 4 bytes a number and 12 a row. Immutable and thread-safe.
 */
public final class Vectors {
    static final int BLOCK = 256;

    private final int rank;
    private final float[][] blocks;
    private final int[] ids;
    private final float[] norms;
    private final int[] positions;

    Vectors(int rank, float[][] blocks, int[] ids, float[] norms, int[] positions) {
        this.rank = rank;
        this.blocks = blocks;
        this.ids = ids;
        this.norms = norms;
        this.positions = positions;
    }

    public int size() {
        return ids.length;
    }

    /** How many numbers a vector has, 0 when there are no vectors. */
    public int rank() {
        return rank;
    }

    /** Whether there is a vector of that id. */
    public boolean has(int id) {
        return id >= 0 && id < positions.length && positions[id] >= 0;
    }

    /**
     * A copy of the vector of an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public float[] vector(int id) {
        if (!has(id)) {
            throw new IllegalArgumentException("no vector of id " + id);
        }
        int position = positions[id];
        var block = blocks[position / BLOCK];
        int rows = block.length / rank;
        var vector = new float[rank];
        for (int d = 0; d < rank; d++) {
            vector[d] = block[d * rows + position % BLOCK];
        }
        return vector;
    }

    int blockCount() {
        return blocks.length;
    }

    /** The block's numbers: row j's dimension d at d * rows + j. */
    float[] block(int block) {
        return blocks[block];
    }

    int id(int position) {
        return ids[position];
    }

    float norm(int position) {
        return norms[position];
    }

    static float norm(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return (float) Math.sqrt(sum);
    }
}
