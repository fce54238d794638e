package org.vsekai.backpack.vision;

/**
 * Where the time for one picture went, in milliseconds.
 *
 * @param decode reading and decoding the file
 * @param preprocess scaling, padding and normalising
 * @param infer in the network: the batch's time over its pictures
 * @param postprocess from tensors to detections
 */
public record TimeSplit(double decode, double preprocess, double infer, double postprocess) {
    /** How long ago a moment of {@link System#nanoTime} was, in milliseconds. */
    public static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
