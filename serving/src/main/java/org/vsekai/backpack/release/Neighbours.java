package org.vsekai.backpack.release;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.vsekai.backpack.table.NeighbourRow;

/** Lists of neighbours, each by its own number: three flat arrays, 8 bytes a neighbour. Immutable and thread-safe. */
public final class Neighbours {
    private final int[] starts;
    private final int[] ends;
    private final int[] ids;
    private final float[] weights;

    private Neighbours(int[] starts, int[] ends, int[] ids, float[] weights) {
        this.starts = starts;
        this.ends = ends;
        this.ids = ids;
        this.weights = weights;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    /** Whether there is a list of that number's. */
    public boolean has(int id) {
        return id >= 0 && id < starts.length && starts[id] < ends[id];
    }

    /** Takes one neighbour. */
    @FunctionalInterface
    public interface NeighbourReader {
        void accept(int id, float weight);
    }

    /** Hands over the neighbours of a number, the greatest weight first. */
    public void forEach(int id, NeighbourReader reader) {
        if (has(id)) {
            for (int i = starts[id]; i < ends[id]; i++) {
                reader.accept(ids[i], weights[i]);
            }
        }
    }

    /** What the neighbour counts for the number; 0 when it is not among its neighbours. */
    public float weight(int id, int neighbour) {
        if (has(id)) {
            for (int i = starts[id]; i < ends[id]; i++) {
                if (ids[i] == neighbour) {
                    return weights[i];
                }
            }
        }
        return 0;
    }

    /** Collects lists in any order. For one thread. */
    static final class Builder implements BiConsumer<Integer, List<NeighbourRow.Neighbour>> {
        private final String name;
        private final int idLimit;
        private final int[] starts;
        private final int[] ends;
        private int[] ids = new int[1024];
        private float[] weights = new float[1024];
        private int size;

        /**
         * @param idLimit numbers are below this
         */
        Builder(String name, int idLimit) {
            this.name = name;
            this.idLimit = idLimit;
            this.starts = new int[idLimit];
            this.ends = new int[idLimit];
        }

        @Override
        public void accept(Integer id, List<NeighbourRow.Neighbour> neighbours) {
            check(id);
            if (starts[id] < ends[id]) {
                throw new IllegalArgumentException(name + ": number " + id + " has two lists");
            }
            if (size + neighbours.size() > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(size + neighbours.size(), ids.length * 2));
                weights = Arrays.copyOf(weights, ids.length);
            }
            starts[id] = size;
            for (var neighbour : neighbours) {
                check(neighbour.id());
                if (!Float.isFinite(neighbour.weight())) {
                    throw new IllegalArgumentException(
                            name + ": neighbour " + neighbour.id() + " of " + id + " has no finite weight");
                }
                ids[size] = neighbour.id();
                weights[size++] = neighbour.weight();
            }
            ends[id] = size;
        }

        private void check(int id) {
            if (id < 0 || id >= idLimit) {
                throw new IllegalArgumentException(
                        name + ": number " + id + " is not below " + idLimit + ", its index's size");
            }
        }

        Neighbours build() {
            return new Neighbours(starts, ends, Arrays.copyOf(ids, size), Arrays.copyOf(weights, size));
        }
    }
}
