package org.vsekai.backpack.engine;

/**
 * Section {@code backpack.inference}; units and defaults in reference.conf.
 *
 * @param threadsPerCall threads that PyTorch uses for one call, 1 to 64; one value per process
 * @param batchSize pictures in one call, 1 to 64
 * @param largestPictureBytes limit on a picture's file
 * @param largestPicturePixels limit on a picture's width times height
 */
public record InferenceSettings(int threadsPerCall, int batchSize, int largestPictureBytes, int largestPicturePixels)
        implements java.io.Serializable {
    /** The section's name. */
    public static final String SECTION = "backpack.inference";

    private static final int MOST_PIXELS = 1 << 28;

    public InferenceSettings {
        require(threadsPerCall >= 1 && threadsPerCall <= 64, "threads-per-call must be 1 to 64");
        require(batchSize >= 1 && batchSize <= 64, "batch-size must be 1 to 64");
        require(largestPictureBytes >= 1, "largest-picture-bytes must be at least 1");
        require(
                largestPicturePixels >= 1 && largestPicturePixels <= MOST_PIXELS,
                "largest-picture-pixels must be 1 to " + MOST_PIXELS);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
