package org.vsekai.backpack.speech;

/**
 * Band-limited interpolation: a sinc under a Kaiser window, looked up in a finely sampled table and stretched to the lower
 * of the two rates, after J. O. Smith, "Digital Audio Resampling" (ccrma.stanford.edu/~jos/resample); the window's formulas
 * are those of Kaiser (1974). Tones up to 0.86 of the lower Nyquist frequency pass within 0.1 dB; those above it are
 * down by 60 dB or more, as are images. Immutable and thread-safe.
 */
final class Resampler {
    /** Zero crossings on each side: the cost of a sample, and the width of the band between passing and stopping. */
    private static final int CROSSINGS = 32;

    /** Linear interpolation between so many values a crossing errs by less than -100 dB. */
    private static final int STEPS = 512;

    private static final double STOP_BAND_DECIBELS = 70;

    /** Kaiser's estimates of window shape and transition width for a stop band. */
    private static final double BETA = 0.1102 * (STOP_BAND_DECIBELS - 8.7);

    private static final double TRANSITION = (STOP_BAND_DECIBELS - 8) / (2.285 * 2 * CROSSINGS * Math.PI);

    /** Half the transition lies below the Nyquist frequency, and so all of it does once the cutoff is moved there. */
    private static final double CUTOFF = 1 - TRANSITION / 2;

    private static final double[] KERNEL = kernel();

    private final int from;
    private final int to;
    private final double stretch;

    Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        this.stretch = Math.min(1, (double) to / from);
    }

    float[] resample(float[] samples) {
        long length = ((long) samples.length * to + from - 1) / from;
        var resampled = new float[Math.toIntExact(length)];
        for (int i = 0; i < resampled.length; i++) {
            // whole and fraction apart: a double alone would lose precision in long sounds
            long position = (long) i * from;
            resampled[i] = at(samples, (int) (position / to), (double) (position % to) / to);
        }
        return resampled;
    }

    /** Silence is assumed around the sound. */
    private float at(float[] samples, int whole, double fraction) {
        double sum = 0;
        double step = stretch * STEPS;
        double reach = CROSSINGS / stretch;
        int first = Math.max(0, (int) Math.ceil(whole + fraction - reach));
        int last = Math.min(samples.length - 1, (int) Math.floor(whole + fraction + reach));
        for (int i = first; i <= last; i++) {
            double place = Math.abs(whole - i + fraction) * step;
            int index = (int) place;
            double left = KERNEL[index];
            sum += samples[i] * (left + (place - index) * (KERNEL[index + 1] - left));
        }
        return (float) (sum * stretch);
    }

    private static double[] kernel() {
        // two more than the last crossing: rounding may reach it, and interpolation reads one further
        var kernel = new double[CROSSINGS * STEPS + 2];
        for (int i = 0; i <= CROSSINGS * STEPS; i++) {
            double x = (double) i / STEPS;
            double edge = x / CROSSINGS;
            kernel[i] = CUTOFF * sinc(CUTOFF * x) * bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
        }
        return kernel;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The modified Bessel function of the first kind, order zero, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-16 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
