package org.vsekai.backpack.factors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Collects vectors in any order and lays them out. For one thread. While it builds, numbers are held twice. */
public final class VectorsBuilder {
    private static final int CHUNK = 4096;

    private final String name;
    private final int idLimit;
    private final List<float[]> chunks = new ArrayList<>();
    private int[] ids = new int[CHUNK];
    private double[] norms = new double[CHUNK];
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
        double norm = Vectors.norm(vector);
        if (!Float.isFinite((float) norm)) {
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
        var positions = new int[idLimit];
        Arrays.fill(positions, -1);
        for (int position = 0; position < size; position++) {
            int id = ids[order[position]];
            if (positions[id] >= 0) {
                throw new IllegalArgumentException(name + ": id " + id + " has two vectors");
            }
            sortedIds[position] = id;
            positions[id] = position;
        }
        var vectors = new Vectors(centre(), sortedIds, positions);
        IntStream.range(0, vectors.blockCount()).parallel().forEach(block -> lay(block, order, vectors));
        return vectors;
    }

    private void lay(int block, int[] order, Vectors vectors) {
        var codes = new Codes(vectors.centre());
        int first = block * Vectors.BLOCK;
        for (int position = first; position < Math.min(size, first + Vectors.BLOCK); position++) {
            int source = order[position];
            vectors.put(position, chunks.get(source / CHUNK), source % CHUNK * rank, norms[source], codes);
        }
    }

    /** The mean of all rows over their lengths. */
    private double[] centre() {
        var sum = new double[rank];
        for (int source = 0; source < size; source++) {
            double share = norms[source] == 0 ? 0 : 1 / (norms[source] * size);
            var chunk = chunks.get(source / CHUNK);
            int from = source % CHUNK * rank;
            for (int d = 0; d < rank; d++) {
                sum[d] += share * chunk[from + d];
            }
        }
        return sum;
    }

    /** Sources by falling norm, as a float: the bits of a non-negative float sort as the float does. */
    private int[] byFallingNorm() {
        var bySource = new long[size];
        for (int i = 0; i < size; i++) {
            bySource[i] = ((long) ~Float.floatToIntBits((float) norms[i]) << 32) | i;
        }
        Arrays.sort(bySource);
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) bySource[i];
        }
        return order;
    }
}
