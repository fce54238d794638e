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
    private final int[] alone;

    /** @param alone how many pixels each node would cover alone; taken over */
    BoxMeasure(int nodes, int[] alone) {
        this.alone = alone;
        left = new int[nodes];
        top = new int[nodes];
        right = new int[nodes];
        bottom = new int[nodes];
        pixels = new int[nodes];
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(top, Integer.MAX_VALUE);
    }

    /** Adds the nodes of a row's pixels, which begin at a place of an array. */
    void add(int[] nodes, int begin, int row, int width) {
        int from = 0;
        while (from < width) {
            int node = nodes[begin + from];
            int to = from + 1;
            while (to < width && nodes[begin + to] == node) {
                to++;
            }
            if (node != Picture.NONE) {
                add(node, row, from, to);
            }
            from = to;
        }
    }

    private void add(int node, int row, int from, int to) {
        pixels[node] += to - from;
        left[node] = Math.min(left[node], from);
        top[node] = Math.min(top[node], row);
        right[node] = Math.max(right[node], to);
        bottom[node] = Math.max(bottom[node], row + 1);
    }

    /** This measure with what another found in other pixels of the picture. */
    BoxMeasure plus(BoxMeasure other) {
        for (int node = 0; node < pixels.length; node++) {
            alone[node] += other.alone[node];
            pixels[node] += other.pixels[node];
            left[node] = Math.min(left[node], other.left[node]);
            top[node] = Math.min(top[node], other.top[node]);
            right[node] = Math.max(right[node], other.right[node]);
            bottom[node] = Math.max(bottom[node], other.bottom[node]);
        }
        return this;
    }

    List<NodeBox> boxes(List<String> nodeIds) {
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
