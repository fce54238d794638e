package org.vsekai.backpack.factors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects vectors in any order and lays them out. For one thread. While it builds, numbers are held twice. */
public final class VectorsBuilder {
    private static final int CHUNK = 4096;

    private final String name;
    private final int idLimit;
    private final List<float[]> chunks = new ArrayList<>();
    private int[] ids = new int[CHUNK];
    private float[] norms = new float[CHUNK];
    private int size;
    private int rank;

    /**
     * @param name what the vectors are, for errors
     * @param idLimit ids are below this
     */
    public VectorsBuilder(String name, int idLimit) {
        this.name = name;
        this.idLimit = idLimit;
    }

    /**
     * Copies a vector.
     *
     * @throws IllegalArgumentException when a number is not finite, the id is out of range, or the rank differs
     */
    public void add(int id, float[] vector) {
        rank = size == 0 ? vector.length : rank;
        if (vector.length != rank || rank == 0) {
            throw new IllegalArgumentException(
                    name + ": vector " + id + " has " + vector.length + " numbers, not " + rank);
        }
        if (id < 0 || id >= idLimit) {
            throw new IllegalArgumentException(name + ": id " + id + " is not below " + idLimit + ", its index's size");
        }
        float norm = Vectors.norm(vector);
        if (!Float.isFinite(norm)) {
            throw new IllegalArgumentException(name + ": vector " + id + " holds a number that is not finite");
        }
        if (size % CHUNK == 0) {
            chunks.add(new float[CHUNK * rank]);
            ids = Arrays.copyOf(ids, Math.max(ids.length, grown()));
            norms = Arrays.copyOf(norms, ids.length);
        }
        System.arraycopy(vector, 0, chunks.get(size / CHUNK), size % CHUNK * rank, rank);
        ids[size] = id;
        norms[size] = norm;
        size++;
    }

    private int grown() {
        return size + CHUNK > ids.length ? Math.max(size + CHUNK, ids.length * 2) : ids.length;
    }

    /**
     * The vectors.
     *
     * @throws IllegalArgumentException when an id came twice
     */
    public Vectors build() {
        var order = byFallingNorm();
        var sortedIds = new int[size];
        var sortedNorms = new float[size];
        var positions = new int[idLimit];
        Arrays.fill(positions, -1);
        var blocks = new float[(size + Vectors.BLOCK - 1) / Vectors.BLOCK][];
        for (int position = 0; position < size; position++) {
            int source = order[position];
            sortedIds[position] = ids[source];
            sortedNorms[position] = norms[source];
            if (positions[ids[source]] >= 0) {
                throw new IllegalArgumentException(name + ": id " + ids[source] + " has two vectors");
            }
            positions[ids[source]] = position;
            copy(source, blocks, position);
        }
        return new Vectors(rank, blocks, sortedIds, sortedNorms, positions);
    }

    private void copy(int source, float[][] blocks, int position) {
        int block = position / Vectors.BLOCK;
        int row = position % Vectors.BLOCK;
        int rows = Math.min(Vectors.BLOCK, size - block * Vectors.BLOCK);
        if (row == 0) {
            blocks[block] = new float[rows * rank];
        }
        var target = blocks[block];
        var chunk = chunks.get(source / CHUNK);
        int from = source % CHUNK * rank;
        for (int d = 0; d < rank; d++) {
            target[d * rows + row] = chunk[from + d];
        }
    }

    /** Sources by falling norm: the bits of a non-negative float sort as the float does. */
    private int[] byFallingNorm() {
        var bySource = new long[size];
        for (int i = 0; i < size; i++) {
            bySource[i] = ((long) ~Float.floatToIntBits(norms[i]) << 32) | i;
        }
        Arrays.sort(bySource);
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) bySource[i];
        }
        return order;
    }
}
