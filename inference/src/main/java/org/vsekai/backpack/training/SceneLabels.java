package org.vsekai.backpack.training;

import java.util.List;

/**
 * What a trained model names things.
 *
 * @param classes of objects, by the class index of {@link LabelledObject}
 * @param regions of pixels, by the numbers of {@link LabelledFrame#regions}; the first stands for what is of none
 */
public record SceneLabels(List<String> classes, List<String> regions) {
    private static final int MOST = 100;

    public SceneLabels {
        classes = List.copyOf(classes);
        regions = List.copyOf(regions);
        if (classes.isEmpty() || classes.size() > MOST || regions.size() < 2 || regions.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " classes and 2 to " + MOST
                    + " regions are needed, not " + classes.size() + " and " + regions.size());
        }
    }
}
