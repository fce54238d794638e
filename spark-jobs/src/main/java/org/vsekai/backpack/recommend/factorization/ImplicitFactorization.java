package org.vsekai.backpack.recommend.factorization;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataTypes;

/**
 * Implicit factors by conjugate gradients (Takács, Pilászy and Tikk 2011): MLlib's objective with implicit preferences
 * ({@link Objective}), several times as fast, and able to start from factors that were learnt before. Rows are users and
 * items by int and a strength that may be negative; a pair should come once. The same rows give the same factors bit by
 * bit. Not thread-safe.
 */
public final class ImplicitFactorization extends FactorizationParams implements DefaultParamsWritable {
    private static final long serialVersionUID = 1L;

    private transient Optional<Factors> former = Optional.empty();

    public ImplicitFactorization() {
        this(Identifiable$.MODULE$.randomUID("implicitFactorization"));
    }

    /** With a given name, as Spark needs it to copy and load one. */
    public ImplicitFactorization(String uid) {
        super(uid);
    }

    public static MLReader<ImplicitFactorization> read() {
        return new DefaultParamsReader<>();
    }

    public static ImplicitFactorization load(String path) {
        return read().load(path);
    }

    public ImplicitFactorization setRank(int value) {
        set(rank(), value);
        return this;
    }

    public ImplicitFactorization setMaxIter(int value) {
        set(maxIter(), value);
        return this;
    }

    public ImplicitFactorization setSteps(int value) {
        set(steps(), value);
        return this;
    }

    public ImplicitFactorization setRegParam(double value) {
        set(regParam(), value);
        return this;
    }

    public ImplicitFactorization setRegExponent(double value) {
        set(regExponent(), value);
        return this;
    }

    public ImplicitFactorization setAlpha(double value) {
        set(alpha(), value);
        return this;
    }

    public ImplicitFactorization setTol(double value) {
        set(tol(), value);
        return this;
    }

    public ImplicitFactorization setSeed(long value) {
        set(seed(), value);
        return this;
    }

    public ImplicitFactorization setNumBlocks(int value) {
        set(numBlocks(), value);
        return this;
    }

    public ImplicitFactorization setUserCol(String value) {
        set(userCol(), value);
        return this;
    }

    public ImplicitFactorization setItemCol(String value) {
        set(itemCol(), value);
        return this;
    }

    public ImplicitFactorization setRatingCol(String value) {
        set(ratingCol(), value);
        return this;
    }

    /**
     * Makes the fit start from these factors, matched by id. No parameter, since it is data: not saved with the others.
     * Factors of another rank are as good as none.
     */
    public ImplicitFactorization startingFrom(Factors factors) {
        former = Optional.of(factors);
        return this;
    }

    @Override
    public ImplicitFactorizationModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        var strengths = dataset.toDF()
                .select(
                        col(getOrDefault(userCol())),
                        col(getOrDefault(itemCol())),
                        col(getOrDefault(ratingCol())).cast(DataTypes.FloatType));
        var result = new SparkFactorization(dataset.sparkSession(), objective(), schedule())
                .fit(strengths, (int) getOrDefault(numBlocks()), former);
        var model = new ImplicitFactorizationModel(uid(), result, getOrDefault(userCol()), getOrDefault(itemCol()));
        model.setParent(this);
        return model;
    }

    @Override
    public ImplicitFactorization copy(ParamMap extra) {
        var copy = (ImplicitFactorization) defaultCopy(extra);
        copy.former = former;
        return copy;
    }
}
