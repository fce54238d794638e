package org.vsekai.backpack.recommend.factorization;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** The parameters of {@link ImplicitFactorization}, with MLlib's names and defaults where ALS has them too. */
abstract class FactorizationParams extends Estimator<ImplicitFactorizationModel> {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final IntParam rank;
    private final IntParam maxIter;
    private final IntParam steps;
    private final DoubleParam regParam;
    private final DoubleParam regExponent;
    private final DoubleParam alpha;
    private final DoubleParam tol;
    private final LongParam seed;
    private final IntParam numBlocks;
    private final Param<String> userCol;
    private final Param<String> itemCol;
    private final Param<String> ratingCol;

    FactorizationParams(String uid) {
        this.uid = uid;
        rank = new IntParam(uid, "rank", "length of a factor", ParamValidators.gtEq(1));
        maxIter = new IntParam(uid, "maxIter", "most pairs of half-steps", ParamValidators.gtEq(1));
        steps = new IntParam(uid, "steps", "conjugate gradients for a row in a half-step", ParamValidators.gtEq(1));
        regParam = new DoubleParam(uid, "regParam", "penalty", ParamValidators.gt(0));
        regExponent = new DoubleParam(uid, "regExponent", "exponent of the count in it", ParamValidators.inRange(0, 2));
        alpha = new DoubleParam(uid, "alpha", "confidence is 1 + alpha * strength", ParamValidators.gt(0));
        tol = new DoubleParam(uid, "tol", "share of change that ends the fit", ParamValidators.gtEq(0));
        seed = new LongParam(uid, "seed", "seed of the first factors");
        numBlocks = new IntParam(uid, "numBlocks", "blocks of each side, 0 by the data", ParamValidators.gtEq(0));
        userCol = new Param<>(uid, "userCol", "column of users, ints", String.class);
        itemCol = new Param<>(uid, "itemCol", "column of items, ints", String.class);
        ratingCol = new Param<>(uid, "ratingCol", "column of strengths", String.class);
        setDefault(rank, 10);
        setDefault(maxIter, 10);
        setDefault(steps, 2);
        setDefault(regParam, 0.1);
        setDefault(regExponent, 1.0);
        setDefault(alpha, 1.0);
        setDefault(tol, 0.0);
        setDefault(seed, 17L);
        setDefault(numBlocks, 0);
        setDefault(userCol, "user");
        setDefault(itemCol, "item");
        setDefault(ratingCol, "rating");
    }

    @Override
    public String uid() {
        return uid;
    }

    public IntParam rank() {
        return rank;
    }

    public IntParam maxIter() {
        return maxIter;
    }

    public IntParam steps() {
        return steps;
    }

    public DoubleParam regParam() {
        return regParam;
    }

    public DoubleParam regExponent() {
        return regExponent;
    }

    public DoubleParam alpha() {
        return alpha;
    }

    public DoubleParam tol() {
        return tol;
    }

    public LongParam seed() {
        return seed;
    }

    public IntParam numBlocks() {
        return numBlocks;
    }

    public Param<String> userCol() {
        return userCol;
    }

    public Param<String> itemCol() {
        return itemCol;
    }

    public Param<String> ratingCol() {
        return ratingCol;
    }

    Objective objective() {
        return new Objective(
                (int) getOrDefault(rank), (double) getOrDefault(alpha), (double) getOrDefault(regParam), (double)
                        getOrDefault(regExponent));
    }

    Schedule schedule() {
        return new Schedule((int) getOrDefault(maxIter), (int) getOrDefault(steps), (double) getOrDefault(tol), (long)
                getOrDefault(seed));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        for (var ids : new String[] {getOrDefault(userCol), getOrDefault(itemCol)}) {
            require(schema, ids, schema.apply(ids).dataType().equals(DataTypes.IntegerType), "int");
        }
        var strength = getOrDefault(ratingCol);
        require(schema, strength, schema.apply(strength).dataType() instanceof NumericType, "number");
        return ImplicitFactorizationModel.withPrediction(schema);
    }

    private static void require(StructType schema, String column, boolean condition, String wanted) {
        if (!condition) {
            throw new IllegalArgumentException("column " + column + " must be of type " + wanted + ", not "
                    + schema.apply(column).dataType().simpleString());
        }
    }
}
