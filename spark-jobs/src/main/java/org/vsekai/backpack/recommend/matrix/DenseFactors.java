package org.vsekai.backpack.recommend.matrix;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.table.FactorRow;

/**
 * Factors of number 0, of number 1 and so on in one array, zeros where there are none. Its array is shared, not copied:
 * nobody changes it. No record: Kryo, which carries it to the executors, cannot make records.
 */
public final class DenseFactors implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int rank;
    private final float[] values;
    private final BitSet known;

    /**
     * Factors over an array that nobody changes from now on.
     *
     * @param rank length of a factor
     * @param known the numbers that have factors
     */
    public DenseFactors(int rank, float[] values, BitSet known) {
        this.rank = rank;
        this.values = values;
        this.known = known;
    }

    /**
     * Reads rows of a table of factors.
     *
     * @param size how many numbers there are
     */
    public static DenseFactors of(Dataset<Row> rows, int rank, int size) {
        var values = new float[Math.multiplyExact(rank, size)];
        var known = new BitSet(size);
        var blocks = rows.select(FactorRow.ID, FactorRow.FACTORS)
                .javaRDD()
                .mapPartitions(part -> List.of(Block.of(part, rank)).iterator())
                .collect();
        for (var block : blocks) {
            for (int i = 0; i < block.ids.length; i++) {
                known.set(block.ids[i]);
                System.arraycopy(block.values, i * rank, values, block.ids[i] * rank, rank);
            }
        }
        return new DenseFactors(rank, values, known);
    }

    public int rank() {
        return rank;
    }

    public int size() {
        return values.length / rank;
    }

    public float[] values() {
        return values;
    }

    public boolean has(int number) {
        return known.get(number);
    }

    /** The same, but that only these numbers have factors. */
    public DenseFactors only(BitSet numbers) {
        var fewer = (BitSet) known.clone();
        fewer.and(numbers);
        return new DenseFactors(rank, values, fewer);
    }

    /** How many numbers have factors. */
    public int count() {
        return known.cardinality();
    }

    private static final class Block implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int[] ids;
        private final float[] values;

        private Block(int[] ids, float[] values) {
            this.ids = ids;
            this.values = values;
        }

        static Block of(Iterator<Row> rows, int rank) {
            var ids = new int[256];
            var values = new float[256 * rank];
            int size = 0;
            while (rows.hasNext()) {
                var row = rows.next();
                if (size == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * size);
                    values = Arrays.copyOf(values, 2 * size * rank);
                }
                List<Float> factors = row.getList(1);
                if (factors.size() != rank) {
                    throw new IllegalArgumentException(
                            "number " + row.getInt(0) + " has " + factors.size() + " factors, not " + rank);
                }
                for (int k = 0; k < rank; k++) {
                    values[size * rank + k] = factors.get(k);
                }
                ids[size++] = row.getInt(0);
            }
            return new Block(Arrays.copyOf(ids, size), Arrays.copyOf(values, size * rank));
        }
    }
}
