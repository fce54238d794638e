package org.vsekai.backpack.recommend.neighbours;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.Strengths;

/** From rows of user, item and strength to a sparse matrix on the driver: 8 bytes an entry, twice that on the way. */
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
                .orderBy(Strengths.USER, Strengths.ITEM)
                .javaRDD()
                .mapPartitions(rows -> List.of(Block.of(rows)).iterator())
                .collect();
        var starts = new int[users + 1];
        int entries = blocks.stream().mapToInt(block -> block.size).sum();
        var columns = new int[entries];
        var values = new float[entries];
        int at = 0;
        for (var block : blocks) {
            for (int i = 0; i < block.size; i++) {
                starts[block.users[i] + 1]++;
            }
            System.arraycopy(block.items, 0, columns, at, block.size);
            System.arraycopy(block.values, 0, values, at, block.size);
            at += block.size;
        }
        for (int user = 0; user < users; user++) {
            starts[user + 1] += starts[user];
        }
        return new SparseMatrix(items, starts, columns, values);
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
