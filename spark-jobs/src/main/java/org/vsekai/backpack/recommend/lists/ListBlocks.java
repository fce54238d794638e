package org.vsekai.backpack.recommend.lists;

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
import org.vsekai.backpack.table.Table;

/** Spreads the making of lists over the executors. The rows can be made until it is closed. */
final class ListBlocks implements AutoCloseable {
    private static final int BLOCK = 512;

    private final SparkSession spark;
    private final Table<?> table;
    private final int size;
    private final Broadcast<Maker> maker;

    /**
     * Sends what lists are made from to the executors.
     *
     * @param table of an id and a list of ids with scores
     * @param rowIds the ids of the rows by number
     * @param columnIds the ids of what is in the lists by number
     * @param most entries of a list, 0 for no lists
     */
    ListBlocks(SparkSession spark, Table<?> table, TopLists lists, String[] rowIds, String[] columnIds, int most) {
        this.spark = spark;
        this.table = table;
        this.size = most > 0 ? lists.size() : 0;
        this.maker = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .broadcast(new Maker(lists, rowIds, columnIds, most));
    }

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
        return spark.createDataFrame(rows, SparkRows.schema(table));
    }

    @Override
    public void close() {
        maker.destroy();
    }

    /** No record: Kryo cannot make records. */
    private static final class Maker implements Serializable {
        private static final long serialVersionUID = 1L;

        private final TopLists lists;
        private final String[] rowIds;
        private final String[] columnIds;
        private final int most;

        Maker(TopLists lists, String[] rowIds, String[] columnIds, int most) {
            this.lists = lists;
            this.rowIds = rowIds;
            this.columnIds = columnIds;
            this.most = most;
        }

        /** The rows of a block; what has no list gets none. */
        List<Row> rows(int from, int to) {
            var block = lists.lists(from, to, most);
            var rows = new ArrayList<Row>(to - from);
            for (int row = 0; row < block.rows(); row++) {
                if (block.end(row) > block.start(row)) {
                    rows.add(RowFactory.create(rowIds[from + row], entries(block, row)));
                }
            }
            return rows;
        }

        private Row[] entries(SparseMatrix block, int row) {
            int first = block.start(row);
            var entries = new Row[block.end(row) - first];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = RowFactory.create(columnIds[block.column(first + i)], block.value(first + i));
            }
            return entries;
        }
    }
}
