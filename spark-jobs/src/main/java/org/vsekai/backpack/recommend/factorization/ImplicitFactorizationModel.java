package org.vsekai.backpack.recommend.factorization;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.zip_with;

import java.util.stream.Stream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.table.FactorRow;

/**
 * What {@link ImplicitFactorization} learnt. It is not written by itself: its factors are rows of the tables of factors,
 * which name their training, and that is where they are read from again. Immutable but for Spark's own part.
 */
public final class ImplicitFactorizationModel extends Model<ImplicitFactorizationModel> {
    /** The column that {@link #transform} adds, a float. */
    public static final String PREDICTION = "prediction";

    private static final long serialVersionUID = 1L;
    private static final String USER_FACTOR = "user_factor";
    private static final String ITEM_FACTOR = "item_factor";

    private final String uid;
    private final transient SparkFactorization.Result result;
    private final String userCol;
    private final String itemCol;

    ImplicitFactorizationModel(String uid, SparkFactorization.Result result, String userCol, String itemCol) {
        this.uid = uid;
        this.result = result;
        this.userCol = userCol;
        this.itemCol = itemCol;
    }

    @Override
    public String uid() {
        return uid;
    }

    /** Rows of {@code user_factors} and {@code item_factors}; 0 for those without a positive strength. */
    public Factors factors() {
        return result.factors();
    }

    /** Iterations that were run. */
    public int iterations() {
        return result.iterations();
    }

    /** The share of the factors' length by which the last iteration moved them. */
    public double change() {
        return result.change();
    }

    /** The rows with the inner product of the two factors; NaN where one is unknown, as with MLlib. */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        var users = factors()
                .users()
                .select(col(FactorRow.ID).as(userCol), col(FactorRow.FACTORS).as(USER_FACTOR));
        var items = factors()
                .items()
                .select(col(FactorRow.ID).as(itemCol), col(FactorRow.FACTORS).as(ITEM_FACTOR));
        var products = zip_with(col(USER_FACTOR), col(ITEM_FACTOR), (left, right) -> left.multiply(right));
        var product = aggregate(products, lit(0f), (sum, value) -> sum.plus(value));
        var columns = Stream.concat(Stream.of(dataset.columns()), Stream.of(PREDICTION))
                .map(name -> col(name))
                .toArray(Column[]::new);
        return dataset.toDF()
                .join(users, new String[] {userCol}, "left")
                .join(items, new String[] {itemCol}, "left")
                .withColumn(PREDICTION, coalesce(product, lit(Float.NaN)))
                .select(columns);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return withPrediction(schema);
    }

    static StructType withPrediction(StructType schema) {
        return schema.add(PREDICTION, DataTypes.FloatType, false);
    }

    @Override
    public ImplicitFactorizationModel copy(ParamMap extra) {
        return new ImplicitFactorizationModel(uid, result, userCol, itemCol);
    }
}
