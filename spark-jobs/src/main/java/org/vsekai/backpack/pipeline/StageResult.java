package org.vsekai.backpack.pipeline;

/**
 * What a stage did.
 *
 * @param rowsIn rows that it read
 * @param rowsOut rows that it wrote or changed
 * @param summary its result in a short sentence
 */
public record StageResult(long rowsIn, long rowsOut, String summary) {}
