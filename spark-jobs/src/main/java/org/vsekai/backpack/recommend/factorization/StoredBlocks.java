package org.vsekai.backpack.recommend.factorization;

import java.util.ArrayList;
import java.util.Iterator;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** The blocks of a side, one in a partition, kept in the executors' memory while the fit runs. */
final class StoredBlocks implements AutoCloseable {
    private final JavaRDD<Block> rdd;
    private final Broadcast<SideLayout> rows;
    private final Broadcast<SideLayout> columns;

    private StoredBlocks(JavaRDD<Block> rdd, Broadcast<SideLayout> rows, Broadcast<SideLayout> columns) {
        this.rdd = rdd;
        this.rows = rows;
        this.columns = columns;
    }

    /** Sends triples of ids to their blocks. */
    static StoredBlocks of(
            JavaSparkContext context, JavaRDD<Triples> triples, SideLayout rowLayout, SideLayout columnLayout) {
        var rows = context.broadcast(rowLayout);
        var columns = context.broadcast(columnLayout);
        var blocks = triples.flatMapToPair(part -> split(part, rows.value(), columns.value()))
                .groupByKey(new HashPartitioner(rowLayout.blocks()))
                .map(parts -> block(parts._1(), parts._2(), rows.value()))
                .persist(StorageLevel.MEMORY_AND_DISK());
        blocks.count();
        return new StoredBlocks(blocks, rows, columns);
    }

    JavaRDD<Block> rdd() {
        return rdd;
    }

    @Override
    public void close() {
        rdd.unpersist();
        rows.destroy();
        columns.destroy();
    }

    private static Block block(int number, Iterable<Triples> parts, SideLayout layout) {
        int first = layout.first(number);
        return Block.of(first, layout.first(number + 1) - first, parts);
    }

    /** The triples by block, with rows and columns by number in place of ids. */
    private static Iterator<Tuple2<Integer, Triples>> split(Triples triples, SideLayout rows, SideLayout columns) {
        var sizes = new int[rows.blocks()];
        for (int i = 0; i < triples.size(); i++) {
            sizes[rows.blockOf(rows.row(triples.row(i)))]++;
        }
        var parts = new Triples[sizes.length];
        for (int block = 0; block < parts.length; block++) {
            parts[block] = new Triples(sizes[block]);
        }
        for (int i = 0; i < triples.size(); i++) {
            int row = rows.row(triples.row(i));
            parts[rows.blockOf(row)].add(row, columns.row(triples.column(i)), triples.strength(i));
        }
        var sent = new ArrayList<Tuple2<Integer, Triples>>();
        for (int block = 0; block < parts.length; block++) {
            if (sizes[block] > 0) {
                sent.add(new Tuple2<>(block, parts[block]));
            }
        }
        return sent.iterator();
    }
}
