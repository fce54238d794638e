package org.vsekai.backpack.vision;

/**
 * A number that changes at a nearly steady speed, and how sure both are: the filter of R. E. Kalman ("A new approach to linear
 * filtering and prediction problems", 1960) for one coordinate. Time goes in steps. Deviations are standard ones, in the number's
 * unit. Not thread-safe.
 */
final class SteadyMotion {
    private double value;
    private double speed;
    private double valueVariance;
    private double covariance;
    private double speedVariance;

    /** Stands still at first. */
    SteadyMotion(double value, double deviation, double speedDeviation) {
        this.value = value;
        this.valueVariance = deviation * deviation;
        this.speedVariance = speedDeviation * speedDeviation;
    }

    double value() {
        return value;
    }

    /** A step of time passes, in which it strays from its way by so much. */
    void pass(double deviation, double speedDeviation) {
        value += speed;
        valueVariance += 2 * covariance + speedVariance + deviation * deviation;
        covariance += speedVariance;
        speedVariance += speedDeviation * speedDeviation;
    }

    /** It was seen here, with so much of an error. */
    void see(double seen, double deviation) {
        double total = valueVariance + deviation * deviation;
        double gain = valueVariance / total;
        double speedGain = covariance / total;
        double off = seen - value;
        value += gain * off;
        speed += speedGain * off;
        speedVariance -= speedGain * covariance;
        covariance *= 1 - gain;
        valueVariance *= 1 - gain;
    }

    /** From now on it stands still. */
    void stop() {
        speed = 0;
    }
}
