package org.vsekai.backpack.vision;

import java.util.Arrays;

/**
 * The regions of a mask whose pixels touch, by side or corner, one after the other by their first pixel in reading order. Uses the
 * mask up. Used by one thread.
 */
final class ConnectedRegions {
    private final boolean[] mask;
    private final int width;
    private final int height;
    private int position;
    private int[] stack = new int[256];

    ConnectedRegions(boolean[] mask, int width, int height) {
        this.mask = mask;
        this.width = width;
        this.height = height;
    }

    /**
     * The next region: the first and the last of its pixels in each row, as x, y, x, y, ...; they have the same convex
     * hull. Empty when there is none left.
     */
    int[] next() {
        while (position < mask.length && !mask[position]) {
            position++;
        }
        return position == mask.length ? new int[0] : take(position);
    }

    private int[] take(int start) {
        int top = start / width;
        var extent = new RowExtent(top);
        int size = 0;
        stack[size++] = start;
        mask[start] = false;
        while (size > 0) {
            int pixel = stack[--size];
            int x = pixel % width;
            int y = pixel / width;
            extent.add(x, y);
            for (int near = Math.max(0, y - 1); near <= Math.min(height - 1, y + 1); near++) {
                for (int side = Math.max(0, x - 1); side <= Math.min(width - 1, x + 1); side++) {
                    int neighbour = near * width + side;
                    if (mask[neighbour]) {
                        mask[neighbour] = false;
                        if (size == stack.length) {
                            stack = Arrays.copyOf(stack, 2 * size);
                        }
                        stack[size++] = neighbour;
                    }
                }
            }
        }
        return extent.points();
    }

    /** No pixel of a region is above its first. */
    private static final class RowExtent {
        private final int top;
        private int rows;
        private int[] least = new int[64];
        private int[] most = new int[64];

        RowExtent(int top) {
            this.top = top;
        }

        void add(int x, int y) {
            int row = y - top;
            while (row >= least.length) {
                least = Arrays.copyOf(least, 2 * least.length);
                most = Arrays.copyOf(most, 2 * most.length);
            }
            while (rows <= row) {
                least[rows] = Integer.MAX_VALUE;
                most[rows] = Integer.MIN_VALUE;
                rows++;
            }
            least[row] = Math.min(least[row], x);
            most[row] = Math.max(most[row], x);
        }

        int[] points() {
            var points = new int[4 * rows];
            for (int row = 0; row < rows; row++) {
                points[4 * row] = least[row];
                points[4 * row + 1] = top + row;
                points[4 * row + 2] = most[row];
                points[4 * row + 3] = top + row;
            }
            return points;
        }
    }
}
