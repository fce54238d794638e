package org.vsekai.backpack.recommend.factorization;

/** Which estimator fits the factors. With implicit feedback both minimise the same. */
public enum FactorizationMethod {
    IMPLICIT_FACTORIZATION,
    MLLIB_ALS
}
