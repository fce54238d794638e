package org.vsekai.backpack.recommend.neighbours;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.table.NeighbourRow;

/**
 * Spreads the making of neighbours over the executors: each gets the whole of what they are made from, and makes blocks
 * of rows. The rows can be made until it is closed.
 */
final class NeighbourBlocks implements AutoCloseable {
    private static final int BLOCK = 512;

    private final SparkSession spark;
    private final Broadcast<Maker> maker;
    private final int size;

    /** Makes rows of neighbours. Sent to executors; thread-safe. */
    interface Maker extends Serializable {
        /** The rows of the numbers from one on and before another. */
        List<Row> rows(int from, int to);
    }

    /**
     * Sends the maker to the executors.
     *
     * @param size how many numbers there are to make rows for
     */
    NeighbourBlocks(SparkSession spark, int size, Maker maker) {
        this.spark = spark;
        this.size = size;
        this.maker = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(maker);
    }

    /** Rows of neighbours, blocks in ascending order. */
    Dataset<Row> rows() {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var starts = IntStream.range(0, (size + BLOCK - 1) / BLOCK)
                .mapToObj(block -> block * BLOCK)
                .toList();
        var shared = maker;
        int end = size;
        var rows = context.parallelize(starts, Math.max(1, Math.min(starts.size(), context.defaultParallelism())))
                .flatMap(start ->
                        shared.value().rows(start, Math.min(end, start + BLOCK)).iterator());
        return spark.createDataFrame(rows, SparkRows.schema(NeighbourRow.ITEM_NEIGHBOURS));
    }

    @Override
    public void close() {
        maker.destroy();
    }

    /** A block's rows for the tables; who has no neighbours gets none. */
    static List<Row> rows(String method, int from, SparseMatrix block) {
        var rows = new ArrayList<Row>();
        for (int row = 0; row < block.rows(); row++) {
            int first = block.start(row);
            var neighbours = new Row[block.end(row) - first];
            for (int i = 0; i < neighbours.length; i++) {
                neighbours[i] = RowFactory.create(block.column(first + i), block.value(first + i));
            }
            if (neighbours.length > 0) {
                rows.add(RowFactory.create(method, from + row, neighbours));
            }
        }
        return rows;
    }
}
