package org.vsekai.backpack.recommend.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.pipeline.Spark;

@Tag("slow")
class ImplicitFactorizationTest {
    private static final int RANK = 5;
    private static final RandomStrengths STRENGTHS = new RandomStrengths(80, 50, 9);
    private static final StructType SCHEMA = new StructType()
            .add("user", DataTypes.IntegerType)
            .add("item", DataTypes.IntegerType)
            .add("rating", DataTypes.FloatType);

    private static Dataset<Row> dataset;
    private static ImplicitFactorizationModel model;

    @BeforeAll
    static void fit() {
        dataset = dataset(0, 3);
        model = estimator().fit(dataset);
    }

    @Test
    void theHalfStepIsMllibsAndTheLossAsLow() {
        var objective = new Objective(RANK, 2, 0.1, 1);
        var mllib = new ALS()
                .setImplicitPrefs(true)
                .setRank(RANK)
                .setMaxIter(6)
                .setRegParam(0.1)
                .setAlpha(2)
                .setSeed(3)
                .fit(dataset);
        var theirs = new FactorPair(floats(mllib.userFactors(), 80), floats(mllib.itemFactors(), 50));

        for (int user = 0; user < 80; user++) {
            var solution = NormalEquations.solve(STRENGTHS.user(user), theirs.items(), objective);
            for (int k = 0; k < RANK; k++) {
                assertThat((double) theirs.users()[user * RANK + k]).isCloseTo(solution[k], within(1e-3));
            }
        }
        assertThat(STRENGTHS.loss(pair(model.factors()), objective))
                .isCloseTo(STRENGTHS.loss(theirs, objective), Percentage.withPercentage(5));
    }

    @Test
    void theFactorsAreThoseOfTheFitInMemory() {
        var inMemory = new InMemoryFactorization(new Objective(RANK, 2, 0.1, 1), new Schedule(6, 2, 0, 17), 1)
                .fit(STRENGTHS.rows(), 50)
                .factors();

        // Users without strengths have no row; the others lie in the same order, but start from other random numbers.
        double loss = STRENGTHS.loss(pair(model.factors()), new Objective(RANK, 2, 0.1, 1));
        double expected = STRENGTHS.loss(inMemory, new Objective(RANK, 2, 0.1, 1));
        assertThat(loss).isCloseTo(expected, within(0.01 * expected));
    }

    @Test
    void partitionsAndBlocksAndTheWayOfTheFactorsChangeNoBit() {
        var expected = vectors(model.factors().users());

        assertThat(vectors(
                        estimator().setNumBlocks(1).fit(dataset(0, 1)).factors().users()))
                .isEqualTo(expected);
        assertThat(vectors(estimator()
                        .setNumBlocks(90)
                        .fit(dataset(0, 7))
                        .factors()
                        .users()))
                .isEqualTo(expected);
        var sent = new SparkFactorization(
                        Spark.session(),
                        new Objective(RANK, 2, 0.1, 1),
                        new Schedule(6, 2, 0, 17),
                        SharedFloats.Way.BY_BROADCAST)
                .fit(dataset, 4, Optional.empty());
        assertThat(vectors(sent.factors().users())).isEqualTo(expected);
        assertThat(vectors(sent.factors().items()))
                .isEqualTo(vectors(model.factors().items()));
    }

    @Test
    void idsMayHaveAnyGaps() {
        var sparse = dataset.withColumn(
                        "user", functions.col("user").multiply(20_000_000).minus(2_000_000_000))
                .withColumn("item", functions.col("item").multiply(1_000).plus(5));

        var factors = estimator().fit(sparse).factors();

        assertThat(vectors(factors.users()))
                .hasSameSizeAs(vectors(model.factors().users()));
        assertThat(vectors(factors.items())).containsKey(1_005).doesNotContainKey(6);
    }

    @Test
    void aWarmStartNeedsFewerIterations() {
        var more = dataset.union(Spark.session()
                .createDataFrame(List.of(RowFactory.create(1_000, 3, 1f), RowFactory.create(1_000, 900, 2f)), SCHEMA));
        var cold = estimator().setMaxIter(100).setTol(1e-2).fit(more);
        var warm = estimator()
                .setMaxIter(100)
                .setTol(1e-2)
                .startingFrom(cold.factors())
                .fit(more);
        var news = estimator()
                .setMaxIter(100)
                .setTol(1e-2)
                .startingFrom(model.factors())
                .fit(more);

        assertThat(warm.iterations()).isLessThan(cold.iterations());
        assertThat(vectors(news.factors().users()).get(1_000)).anyMatch(value -> Math.abs(value) > 0.01);
        assertThat(vectors(news.factors().items()).get(900)).anyMatch(value -> Math.abs(value) > 0.01);
    }

    @Test
    void anEstimatorIsSavedLoadedAndCopiedWithItsParameters(@TempDir Path folder) throws Exception {
        var path = folder.resolve("estimator").toString();
        estimator().setNumBlocks(3).write().overwrite().save(path);

        var loaded = ImplicitFactorization.load(path);

        assertThat(loaded.objective()).isEqualTo(estimator().objective());
        assertThat(loaded.schedule()).isEqualTo(estimator().schedule());
        assertThat(loaded.copy(ParamMap.empty().put(loaded.rank(), 9))
                        .objective()
                        .rank())
                .isEqualTo(9);
        assertThat(loaded.explainParams()).contains("regExponent", "numBlocks");
    }

    @Test
    void columnsOfTheWrongTypeAreNamed() {
        assertThatThrownBy(() -> estimator().fit(dataset.withColumn("user", functions.lit("ann"))))
                .hasMessageContaining("column user must be of type int, not string");
    }

    @Test
    void anUnknownPairIsPredictedNoNumber() {
        var unknown = Spark.session().createDataFrame(List.of(RowFactory.create(0, 777, 1f)), SCHEMA);

        assertThat(model.transform(unknown).head().<Float>getAs("prediction")).isNaN();
        assertThat(model.transformSchema(SCHEMA))
                .isEqualTo(model.transform(dataset).schema());
    }

    private static ImplicitFactorization estimator() {
        return new ImplicitFactorization().setRank(RANK).setMaxIter(6).setAlpha(2);
    }

    private static Dataset<Row> dataset(int firstUser, int partitions) {
        var rows = new ArrayList<Row>();
        for (int user = firstUser; user < 80; user++) {
            var strengths = STRENGTHS.user(user);
            for (int item = 0; item < strengths.length; item++) {
                if (strengths[item] != 0) {
                    rows.add(RowFactory.create(user, item, (float) strengths[item]));
                }
            }
        }
        return Spark.session().createDataFrame(rows, SCHEMA).repartition(partitions);
    }

    private static Map<Integer, List<Float>> vectors(Dataset<Row> factors) {
        return factors.collectAsList().stream().collect(Collectors.toMap(row -> row.getInt(0), row -> row.getList(1)));
    }

    private static FactorPair pair(Factors factors) {
        return new FactorPair(floats(factors.users(), 80), floats(factors.items(), 50));
    }

    private static float[] floats(Dataset<Row> factors, int count) {
        var floats = new float[count * RANK];
        vectors(factors).forEach((id, vector) -> {
            for (int k = 0; k < RANK; k++) {
                floats[id * RANK + k] = vector.get(k);
            }
        });
        return floats;
    }
}
