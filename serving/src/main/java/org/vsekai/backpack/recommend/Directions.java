package org.vsekai.backpack.recommend;

import org.vsekai.backpack.release.Release;

/** Items' factors brought to unit length. */
final class Directions {
    private Directions() {}

    /** Zeros for an item without a vector or with one of length 0. */
    static float[] of(Release release, int item) {
        var vectors = release.itemFactors();
        if (!vectors.has(item)) {
            return new float[vectors.rank()];
        }
        var vector = vectors.vector(item);
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        for (int d = 0; d < vector.length; d++) {
            vector[d] *= scale;
        }
        return vector;
    }
}
