package org.vsekai.backpack.training;

/**
 * How a training goes.
 *
 * @param width of the network's input in pixels, a multiple of 32
 * @param height of the network's input in pixels, a multiple of 32
 * @param earlyWidth of what it learns by at first, a multiple of 32: smaller pictures cost less (progressive resizing)
 * @param earlyHeight likewise
 * @param earlyShare of the training, 0 to 1, that is on such
 * @param batch frames in a step
 * @param steps after which it ends
 * @param minutes after which it ends at the latest: the learning rate falls with whichever of both is nearer to its end
 * @param learningRate the highest, after the first steps
 * @param seed of the weights at the start and of the frames' order
 * @param threads that the engine uses
 */
public record TrainingSettings(
        int width,
        int height,
        int earlyWidth,
        int earlyHeight,
        double earlyShare,
        int batch,
        int steps,
        double minutes,
        double learningRate,
        long seed,
        int threads) {
    private static final int MOST_STEPS = 10_000_000;

    public TrainingSettings {
        require(width >= 32 && width <= 1024 && width % 32 == 0, "width must be 32 to 1024, a multiple of 32");
        require(height >= 32 && height <= 1024 && height % 32 == 0, "height must be 32 to 1024, a multiple of 32");
        require(earlyWidth >= 32 && earlyWidth <= 1024 && earlyWidth % 32 == 0, "earlyWidth must be as width");
        require(earlyHeight >= 32 && earlyHeight <= 1024 && earlyHeight % 32 == 0, "earlyHeight must be as height");
        require(earlyShare >= 0 && earlyShare <= 1, "earlyShare must be 0 to 1");
        require(batch >= 1 && batch <= 256, "batch must be 1 to 256");
        require(steps >= 1 && steps <= MOST_STEPS, "steps must be 1 to " + MOST_STEPS);
        require(minutes > 0 && minutes <= 10_000, "minutes must be above 0 and at most 10000");
        require(learningRate > 0 && learningRate <= 1, "learningRate must be above 0 and at most 1");
        require(threads >= 1 && threads <= 64, "threads must be 1 to 64");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** What the learning rate is after a share of the training, 0 to 1: up in the first steps, then down as a cosine. */
    double rate(int step, double share) {
        double warm = Math.min(1, (step + 1) / 100.0);
        return learningRate * warm * Math.max(0.005, (1 + Math.cos(Math.PI * Math.min(1, share))) / 2);
    }
}
