package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a network makes of a whole picture: a vector, as the network gives it. Immutable and thread-safe. */
public final class Embedding {
    private final float[] values;

    Embedding(float[] values) {
        this.values = values.clone();
    }

    /** The numbers as the network gives them: a copy. */
    public float[] values() {
        return values.clone();
    }

    /** The vector divided by its Euclidean length; a vector of zeros stays one. */
    public List<Float> toUnitLength() {
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        double scale = square > 0 ? 1 / Math.sqrt(square) : 0;
        var unit = new ArrayList<Float>(values.length);
        for (float value : values) {
            unit.add((float) (value * scale));
        }
        return Collections.unmodifiableList(unit);
    }
}
