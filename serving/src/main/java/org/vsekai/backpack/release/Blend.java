package org.vsekai.backpack.release;

/**
 * What a release adds to the inner product of factors: a user's score of item j grows by the weight times the sum, over the
 * items i that the user wants, of the weight of j among i's neighbours. Immutable and thread-safe.
 *
 * @param method co_occurrence or ease
 */
public record Blend(String method, double weight, Neighbours neighbours) {}
