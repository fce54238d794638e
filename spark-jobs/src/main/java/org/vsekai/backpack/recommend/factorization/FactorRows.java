package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.FactorRow;

/** Factors as rows of id and vector, and as floats one after the other. */
final class FactorRows {
    private FactorRows() {}

    /** Rows of ids and the floats that lie at the same place; the floats must not change any more. */
    static Dataset<Row> dataset(SparkSession spark, int[] ids, float[] factors, int rank, int partitions) {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var sharedIds = context.broadcast(ids);
        var shared = context.broadcast(factors);
        int count = ids.length;
        var parts = IntStream.range(0, partitions).boxed().toList();
        var rows = context.parallelize(parts, partitions).flatMap(part -> IntStream.range(
                        start(part, partitions, count), start(part + 1, partitions, count))
                .mapToObj(row -> RowFactory.create(
                        sharedIds.value()[row], Arrays.copyOfRange(shared.value(), row * rank, (row + 1) * rank)))
                .iterator());
        return spark.createDataFrame(rows, SparkRows.schema(FactorRow.USER_FACTORS));
    }

    private static int start(int part, int partitions, int count) {
        return (int) ((long) count * part / partitions);
    }

    /**
     * The vectors of the ids that are laid out, each in its place; 0 for an id that has no vector, or one of another length
     * or that is not finite.
     */
    static float[] floats(Dataset<Row> rows, SideLayout layout, int rank) {
        var floats = new float[Math.multiplyExact(layout.count(), rank)];
        for (var part : parts(rows, rank)) {
            for (int i = 0; i < part.ids.length; i++) {
                int row = layout.row(part.ids[i]);
                if (row >= 0) {
                    System.arraycopy(part.factors, i * rank, floats, row * rank, rank);
                }
            }
        }
        return floats;
    }

    private static List<Part> parts(Dataset<Row> rows, int rank) {
        return rows.select(FactorRow.ID, FactorRow.FACTORS)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(partition -> List.of(part(partition, rank)).iterator())
                .collect();
    }

    private static Part part(Iterator<InternalRow> rows, int rank) {
        var ids = new int[16];
        var factors = new float[16 * rank];
        int size = 0;
        while (rows.hasNext()) {
            var row = rows.next();
            var vector = row.getArray(1).toFloatArray();
            if (vector.length == rank && isFinite(vector)) {
                if (size == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * size);
                    factors = Arrays.copyOf(factors, Math.multiplyExact(ids.length, rank));
                }
                ids[size] = row.getInt(0);
                System.arraycopy(vector, 0, factors, size++ * rank, rank);
            }
        }
        return new Part(Arrays.copyOf(ids, size), Arrays.copyOf(factors, size * rank));
    }

    private static boolean isFinite(float[] vector) {
        boolean finite = true;
        for (float value : vector) {
            finite &= Float.isFinite(value);
        }
        return finite;
    }

    /** The factors of one partition. */
    private static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        private final int[] ids;
        private final float[] factors;

        Part(int[] ids, float[] factors) {
            this.ids = ids;
            this.factors = factors;
        }
    }
}
