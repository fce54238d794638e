package org.vsekai.backpack.landing;

import java.util.Map;
import java.util.Optional;

/**
 * How a camera moved while it took a frame, as the client told by these view parameters.
 *
 * @param exposureSeconds how long the shutter was open
 * @param angularSpeed radians per second
 * @param passingSpeed how fast the subject passes by, radians per second: metres per second over its distance
 */
public record CameraMotion(double exposureSeconds, double angularSpeed, double passingSpeed) {
    /** View parameter: how long the shutter was open, seconds. */
    public static final String EXPOSURE_SECONDS = "exposure_seconds";
    /** View parameter: how fast the camera turned, radians per second. */
    public static final String ANGULAR_SPEED = "angular_speed";
    /** View parameter: how fast the camera moved, metres per second. */
    public static final String LINEAR_SPEED = "linear_speed";
    /** View parameter: from the camera to what it looks at, metres. */
    public static final String SUBJECT_DISTANCE = "subject_distance";

    private static final double MOST_PIXELS = 1 << 16;

    /**
     * The motion that view parameters tell of: none without the exposure and at least one speed. A linear speed counts
     * with a distance alone, for what is far away does not move in the picture.
     */
    public static Optional<CameraMotion> of(Map<String, Double> viewParameters) {
        var exposure = Optional.ofNullable(viewParameters.get(EXPOSURE_SECONDS));
        var angular = Optional.ofNullable(viewParameters.get(ANGULAR_SPEED));
        var passing = Optional.ofNullable(viewParameters.get(SUBJECT_DISTANCE))
                .flatMap(distance ->
                        Optional.ofNullable(viewParameters.get(LINEAR_SPEED)).map(speed -> speed / distance));
        if (exposure.isEmpty() || (angular.isEmpty() && passing.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new CameraMotion(exposure.get(), angular.orElse(0.0), passing.orElse(0.0)));
    }

    static void check(Map<String, Double> viewParameters) {
        for (var name : new String[] {EXPOSURE_SECONDS, ANGULAR_SPEED, LINEAR_SPEED}) {
            Require.that(viewParameters.getOrDefault(name, 0.0) >= 0, name + " must be 0 or more");
        }
        Require.that(viewParameters.getOrDefault(SUBJECT_DISTANCE, 1.0) > 0, SUBJECT_DISTANCE + " must be above 0");
    }

    /**
     * How far the middle of the picture moves while the shutter is open, at most: the focal length times the angle (the
     * motion field of a pinhole; Longuet-Higgins and Prazdny 1980).
     *
     * @param focalLength in pixels
     * @return pixels, 65,536 at most: no picture is wider
     */
    public double pixels(double focalLength) {
        double pixels = focalLength * exposureSeconds * (angularSpeed + passingSpeed);
        return pixels <= MOST_PIXELS ? pixels : MOST_PIXELS;
    }
}
