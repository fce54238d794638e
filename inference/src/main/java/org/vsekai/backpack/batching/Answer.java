package org.vsekai.backpack.batching;

/**
 * What came of a request.
 *
 * @param queueMilliseconds from its coming to the start of its call
 * @param callMilliseconds its call, which it may have shared
 * @param batch how many shared the call
 */
public record Answer<O>(O value, double queueMilliseconds, double callMilliseconds, int batch) {}
