package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** From rows of user, item and strength to a sparse matrix on the driver: 8 bytes an entry, three times that on the way. */
public final class StrengthMatrix {
    private StrengthMatrix() {}

    /**
     * Users by items, what is liked alone: strengths above 0.
     *
     * @param pairs rows of user, item and strength, one for each user and item
     */
    public static SparseMatrix of(Dataset<Row> pairs, int users, int items) {
        return ofAll(pairs.where(col(Strengths.STRENGTH).gt(0)), users, items);
    }

    /** The same of all rows, whatever their strengths. */
    public static SparseMatrix ofAll(Dataset<Row> pairs, int users, int items) {
        var blocks = pairs.select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH)
                .javaRDD()
                .mapPartitions(rows -> List.of(Block.of(rows)).iterator())
                .collect();
        // By item first: to turn that over puts each user's items in order, which costs less than Spark's sort.
        return byItem(blocks, users, items).transposed();
    }

    private static SparseMatrix byItem(List<Block> blocks, int users, int items) {
        var starts = new int[items + 1];
        for (var block : blocks) {
            for (int i = 0; i < block.size; i++) {
                starts[block.items[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, items);
        var columns = new int[starts[items]];
        var values = new float[starts[items]];
        for (var block : blocks) {
            for (int i = 0; i < block.size; i++) {
                int at = next[block.items[i]]++;
                columns[at] = block.users[i];
                values[at] = block.values[i];
            }
        }
        return new SparseMatrix(users, starts, columns, values);
    }

    /** A partition in primitive arrays. No record: Kryo cannot make records. */
    private static final class Block implements Serializable {
        private static final long serialVersionUID = 1L;

        private int[] users = new int[1_024];
        private int[] items = new int[1_024];
        private float[] values = new float[1_024];
        private int size;

        static Block of(Iterator<Row> rows) {
            var block = new Block();
            while (rows.hasNext()) {
                var row = rows.next();
                if (block.size == block.users.length) {
                    block.grow(2 * block.size);
                }
                block.users[block.size] = row.getInt(0);
                block.items[block.size] = row.getInt(1);
                block.values[block.size++] = row.getFloat(2);
            }
            return block;
        }

        private void grow(int length) {
            users = Arrays.copyOf(users, length);
            items = Arrays.copyOf(items, length);
            values = Arrays.copyOf(values, length);
        }
    }
}
