package org.vsekai.backpack.recommend.factorization;

/**
 * What a fit ended with.
 *
 * @param factors of both sides
 * @param iterations that were run
 * @param change the share of the factors' length by which the last iteration moved them
 */
public record Learnt(FactorPair factors, int iterations, double change) {}
