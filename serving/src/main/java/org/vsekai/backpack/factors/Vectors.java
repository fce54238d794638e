package org.vsekai.backpack.factors;

import java.util.Arrays;

/**
 * Dense vectors of one rank, by falling Euclidean norm, in blocks of {@value #BLOCK} rows. Twice: as they came, a row after
 * the other, to score with; and as signed bytes (see {@link Codes}), within a block one dimension after the other, to find
 * out with little reading what is worth scoring. Takes 5 bytes a number and 20 a row. Immutable and thread-safe.
 */
public final class Vectors {
    static final int BLOCK = 256;

    static final Vectors NONE = new Vectors(new double[0], new int[0], new int[0]);

    private final int rank;
    private final float[][] blocks;
    private final byte[][] codes;
    private final int[] ids;
    private final float[] norms;
    private final double[] centre;
    private final float[] lengths;
    private final float[] errors;
    private final int[] positions;

    /** Without numbers yet: {@link VectorsBuilder} puts them. */
    Vectors(double[] centre, int[] ids, int[] positions) {
        int count = (ids.length + BLOCK - 1) / BLOCK;
        this.rank = centre.length;
        this.centre = centre;
        this.blocks = new float[count][];
        this.codes = new byte[count][BLOCK * rank];
        this.ids = ids;
        this.norms = new float[count * BLOCK];
        this.lengths = new float[count * BLOCK];
        this.errors = new float[count * BLOCK];
        this.positions = positions;
        for (int block = 0; block < count; block++) {
            blocks[block] = new float[rows(block) * stride(rank)];
        }
    }

    /** Copies a vector to its place. Threads may put at once. */
    void put(int position, float[] numbers, int from, double norm, Codes writer) {
        var block = blocks[position / BLOCK];
        System.arraycopy(numbers, from, block, offset(position), rank);
        writer.write(block, offset(position), norm, codes[position / BLOCK], position % BLOCK);
        norms[position] = norm == 0 ? 0 : Math.nextUp((float) norm);
        lengths[position] = writer.length();
        errors[position] = writer.error();
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
        var vector = new float[rank];
        copy(id, vector);
        return vector;
    }

    /**
     * How near the row of an id is to a query: what a search would find, to the last bit.
     *
     * @throws IllegalArgumentException when there is no such row or the query's length is wrong
     */
    public float score(int id, float[] query, Metric metric) {
        if (!has(id) || query.length != rank) {
            throw new IllegalArgumentException("no vector of " + query.length + " numbers of id " + id);
        }
        int position = positions[id];
        return metric.score(
                Kernels.fastest(),
                blocks[position / BLOCK],
                offset(position),
                Arrays.copyOf(query, stride(rank)),
                norm(query));
    }

    /** Copies the vector of an id to the array's beginning. */
    void copy(int id, float[] vector) {
        if (!has(id)) {
            throw new IllegalArgumentException("no vector of id " + id);
        }
        int position = positions[id];
        System.arraycopy(blocks[position / BLOCK], offset(position), vector, 0, rank);
    }

    int blockCount() {
        return blocks.length;
    }

    /** Rows of a block: the last may have fewer. */
    int rows(int block) {
        return Math.min(BLOCK, ids.length - block * BLOCK);
    }

    /** The block's numbers: row j's dimension d at j * {@link #stride} + d. */
    float[] block(int block) {
        return blocks[block];
    }

    /** The block's codes: row j's dimension d at d * {@value #BLOCK} + j; of rows that are not there, zeros. */
    byte[] codes(int block) {
        return codes[block];
    }

    /** Where a position's row begins in its block. */
    int offset(int position) {
        return position % BLOCK * stride(rank);
    }

    /** One more than the greatest id may be. */
    int idLimit() {
        return positions.length;
    }

    /** The id's place by falling norm. */
    int position(int id) {
        return positions[id];
    }

    int id(int position) {
        return ids[position];
    }

    /** By position, rounded up; zeros up to a whole block. */
    float[] norms() {
        return norms;
    }

    /** The mean direction; see {@link Codes}. */
    double[] centre() {
        return centre;
    }

    /** How far directions are from the mean one, by position; zeros up to a whole block. */
    float[] lengths() {
        return lengths;
    }

    /** How far codes are from their row's direction, by position; zeros up to a whole block. */
    float[] errors() {
        return errors;
    }

    /** Of a block's rows; see {@link #norms}. */
    float leastNorm(int block) {
        return norms[block * BLOCK + rows(block) - 1];
    }

    /** The first block whose least norm is not above a norm, else how many blocks there are. */
    int firstBlockBelow(double norm) {
        int low = 0;
        int high = blocks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (leastNorm(middle) <= norm) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Numbers that a row takes: the rank, and zeros up to a multiple of {@link Kernel#LANES}. */
    static int stride(int rank) {
        return (rank + Kernel.LANES - 1) / Kernel.LANES * Kernel.LANES;
    }

    /** Sums of squares of floats neither overflow nor vanish in a double. */
    static double norm(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
