package org.vsekai.backpack.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the box and the number of each node's pixels. For one thread. */
final class BoxMeasure {
    private final int[] left;
    private final int[] top;
    private final int[] right;
    private final int[] bottom;
    private final int[] pixels;

    BoxMeasure(int nodes) {
        left = new int[nodes];
        top = new int[nodes];
        right = new int[nodes];
        bottom = new int[nodes];
        pixels = new int[nodes];
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(top, Integer.MAX_VALUE);
    }

    void add(int node, int column, int row) {
        pixels[node]++;
        left[node] = Math.min(left[node], column);
        top[node] = Math.min(top[node], row);
        right[node] = Math.max(right[node], column + 1);
        bottom[node] = Math.max(bottom[node], row + 1);
    }

    /** @param alone how many pixels each node would cover alone */
    List<NodeBox> boxes(List<String> nodeIds, int[] alone) {
        var boxes = new ArrayList<NodeBox>();
        for (int node = 0; node < pixels.length; node++) {
            if (pixels[node] > 0) {
                boxes.add(new NodeBox(
                        node,
                        nodeIds.get(node),
                        left[node],
                        top[node],
                        right[node],
                        bottom[node],
                        pixels[node],
                        (double) pixels[node] / alone[node]));
            }
        }
        return boxes;
    }
}
