package org.vsekai.backpack.recommend.lists;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.table.RecommendedItemsRow;

/** Everybody's best items by the same factors: our blocks of products against MLlib's recommendForAllUsers. */
public final class ListsBench {
    private ListsBench() {}

    /** Arguments: users, items, rank, length of a list, threads. */
    public static void main(String... arguments) {
        int users = number(arguments, 0, 20_000);
        int items = number(arguments, 1, 20_000);
        int rank = number(arguments, 2, 64);
        int most = number(arguments, 3, 100);
        int threads = number(arguments, 4, 2);
        var spark = SparkSessions.open("local[" + threads + "]", 2 * threads, false);
        System.out.printf(
                Locale.ROOT,
                "%,d users x %,d items x %d, %d best, %d threads; %s%n",
                users,
                items,
                rank,
                most,
                threads,
                LinearAlgebra.description());
        var userFactors = factors(users, rank, 1);
        var itemFactors = factors(items, rank, 2);
        double ours = Double.MAX_VALUE;
        double theirs = Double.MAX_VALUE;
        var model = new ALSModel("als", rank, rows(spark, userFactors), rows(spark, itemFactors))
                .setUserCol("user")
                .setItemCol("item");
        for (int round = 0; round < 3; round++) {
            ours = Math.min(ours, seconds(() -> ours(spark, userFactors, itemFactors, most)));
            theirs = Math.min(theirs, seconds(() -> spend(model.recommendForAllUsers(most))));
        }
        System.out.printf(Locale.ROOT, "backpack lists               %8.2f s%n", ours);
        System.out.printf(Locale.ROOT, "MLlib recommendForAllUsers   %8.2f s%n", theirs);
        System.out.printf(Locale.ROOT, "ratio                        %8.1f%n", theirs / ours);
        spark.stop();
    }

    private static void ours(SparkSession spark, DenseFactors users, DenseFactors items, int most) {
        var all = new BitSet();
        all.set(0, items.size());
        var lists = new TopLists(
                users,
                items,
                all,
                SparseMatrix.empty(users.size(), items.size()),
                BlendSums.none(users.size(), items.size()));
        try (var blocks = new ListBlocks(spark, RecommendedItemsRow.TABLE, lists, ids(users), ids(items), most)) {
            spend(blocks.rows());
        }
    }

    private static void spend(Dataset<Row> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static String[] ids(DenseFactors factors) {
        return IntStream.range(0, factors.size()).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static Dataset<Row> rows(SparkSession spark, DenseFactors factors) {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < factors.size(); number++) {
            var values = new Float[factors.rank()];
            for (int k = 0; k < values.length; k++) {
                values[k] = factors.values()[number * values.length + k];
            }
            rows.add(RowFactory.create(number, values));
        }
        var schema = new StructType()
                .add("id", DataTypes.IntegerType, false)
                .add("features", DataTypes.createArrayType(DataTypes.FloatType, false), false);
        // Cut off from the rows that it was made of, which would be sent with every task.
        return spark.createDataFrame(rows, schema).localCheckpoint();
    }

    private static DenseFactors factors(int size, int rank, long seed) {
        var random = new Random(seed);
        var values = new float[size * rank];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        var known = new BitSet();
        known.set(0, size);
        return new DenseFactors(rank, values, known);
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
