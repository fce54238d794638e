package org.vsekai.backpack.scene;

import java.util.OptionalDouble;

/** How a camera of a document sees; it looks along its node's -Z with +Y up. */
public sealed interface Camera {
    double near();

    /**
     * Things look smaller from afar.
     *
     * @param verticalFieldOfView in radians, below pi
     * @param aspectRatio width over height, if the document says
     * @param near distance in metres, above 0
     * @param far distance in metres, none for endless
     */
    record Perspective(double verticalFieldOfView, OptionalDouble aspectRatio, double near, OptionalDouble far)
            implements Camera {
        public Perspective {
            if (!(verticalFieldOfView > 0 && verticalFieldOfView < Math.PI)) {
                throw new IllegalArgumentException("yfov must be above 0 and below pi, not " + verticalFieldOfView);
            }
            if (aspectRatio.isPresent() && !(aspectRatio.getAsDouble() > 0)) {
                throw new IllegalArgumentException("aspectRatio must be above 0, not " + aspectRatio.getAsDouble());
            }
            if (!(near > 0)) {
                throw new IllegalArgumentException("znear must be above 0, not " + near);
            }
            if (far.isPresent() && !(far.getAsDouble() > near)) {
                throw new IllegalArgumentException("zfar must be above znear, not " + far.getAsDouble());
            }
        }
    }

    /**
     * Things look smaller from afar, and the width of the picture counts: Godot's cameras that keep their width.
     *
     * @param horizontalFieldOfView in radians, below pi
     * @param near distance in metres, above 0
     * @param far distance in metres
     */
    record WidePerspective(double horizontalFieldOfView, double near, double far) implements Camera {
        public WidePerspective {
            if (!(horizontalFieldOfView > 0 && horizontalFieldOfView < Math.PI)) {
                throw new IllegalArgumentException(
                        "the field of view must be above 0 and below pi, not " + horizontalFieldOfView);
            }
            if (!(near > 0 && far > near && Double.isFinite(far))) {
                throw new IllegalArgumentException("near must be above 0 and far above near, not " + near + ", " + far);
            }
        }
    }

    /**
     * Things look the same size from everywhere.
     *
     * @param halfWidth metres
     * @param halfHeight metres
     */
    record Orthographic(double halfWidth, double halfHeight, double near, double far) implements Camera {
        public Orthographic {
            if (halfWidth == 0 || halfHeight == 0) {
                throw new IllegalArgumentException("xmag and ymag must not be 0");
            }
            if (!(near >= 0 && far > near)) {
                throw new IllegalArgumentException(
                        "znear must not be negative and zfar must be above it, not " + near + " and " + far);
            }
        }
    }
}
