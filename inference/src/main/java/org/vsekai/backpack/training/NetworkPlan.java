package org.vsekai.backpack.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A network as data, which is trained by one class and written as ONNX by another. Immutable.
 *
 * @param layers each after those that it takes
 * @param outputs the names of what it gives
 */
record NetworkPlan(int width, int height, List<Layer> layers, List<String> outputs) {
    /** The name of the picture that goes in: planes of red, green and blue. */
    static final String INPUT = "images";

    NetworkPlan {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
        var known = new HashSet<String>();
        known.add(INPUT);
        for (var layer : layers) {
            if (!known.containsAll(layer.inputs())) {
                throw new IllegalArgumentException(layer + " takes what no layer before it gives");
            }
            if (!known.add(layer.name())) {
                throw new IllegalArgumentException("two layers are called " + layer.name());
            }
        }
        if (!known.containsAll(outputs)) {
            throw new IllegalArgumentException("outputs " + outputs + " are not all given by a layer");
        }
    }

    /** What of it is needed for some outputs. */
    NetworkPlan only(List<String> wanted) {
        var needed = new HashSet<>(wanted);
        var kept = new ArrayList<Layer>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            var layer = layers.get(i);
            if (needed.contains(layer.name())) {
                needed.addAll(layer.inputs());
                kept.add(0, layer);
            }
        }
        return new NetworkPlan(width, height, kept, wanted);
    }
}
