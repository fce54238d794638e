package org.vsekai.backpack.render;

import java.util.Arrays;

/**
 * What is seen through: for each pixel the fragments of blended triangles, sorted only when the pixel is painted (an A-buffer: L. Carpenter, "The A-buffer, an antialiased hidden surface method", 1984). A pixel
 * keeps its nearest sixteen, fewer in pictures above two million pixels; what lies behind those is left out. For one
 * picture and one thread.
 */
final class Layers {
    private static final int MOST = 16;
    private static final int MOST_FRAGMENTS = 1 << 25;
    private static final int NONE = -1;

    /** The fragments of the pixel that was asked for last, farthest first; of equals, the one drawn first. */
    final int[] triangles = new int[MOST];

    final float[] alphas = new float[MOST];

    private final float[] near = new float[MOST];
    private final int most;
    /** The last fragment of each pixel; empty as long as there is none at all. */
    private int[] last = new int[0];

    private int[] former = new int[1024];
    private int[] triangleOf = new int[1024];
    private float[] nearnessOf = new float[1024];
    private float[] alphaOf = new float[1024];
    private int count;
    private final int pixels;

    Layers(int pixels) {
        this.pixels = pixels;
        this.most = Math.max(1, Math.min(MOST, MOST_FRAGMENTS / pixels));
    }

    /** Adds a fragment; triangles come in their order. */
    void add(int pixel, int triangle, float nearness, float alpha) {
        if (last.length == 0) {
            last = new int[pixels];
            Arrays.fill(last, NONE);
        }
        int length = 0;
        int farthest = NONE;
        for (int f = last[pixel]; f != NONE; f = former[f]) {
            length++;
            if (farthest == NONE || nearnessOf[f] <= nearnessOf[farthest]) {
                farthest = f;
            }
        }
        if (length < most) {
            int added = added();
            former[added] = last[pixel];
            last[pixel] = added;
            set(added, triangle, nearness, alpha);
        } else if (nearness > nearnessOf[farthest]) {
            set(farthest, triangle, nearness, alpha);
        }
    }

    private int added() {
        if (count == former.length) {
            former = Arrays.copyOf(former, 2 * count);
            triangleOf = Arrays.copyOf(triangleOf, 2 * count);
            nearnessOf = Arrays.copyOf(nearnessOf, 2 * count);
            alphaOf = Arrays.copyOf(alphaOf, 2 * count);
        }
        return count++;
    }

    private void set(int fragment, int triangle, float nearness, float alpha) {
        triangleOf[fragment] = triangle;
        nearnessOf[fragment] = nearness;
        alphaOf[fragment] = alpha;
    }

    boolean any() {
        return count > 0;
    }

    /** How many fragments of a pixel are nearer than what is solid there: they are in {@link #triangles} then. */
    int sort(int pixel, float solid) {
        if (last.length == 0) {
            return 0;
        }
        int sorted = 0;
        for (int f = last[pixel]; f != NONE; f = former[f]) {
            if (nearnessOf[f] > solid) {
                insert(f, sorted++);
            }
        }
        return sorted;
    }

    private void insert(int fragment, int sorted) {
        int at = sorted;
        while (at > 0 && isBefore(fragment, at - 1)) {
            triangles[at] = triangles[at - 1];
            near[at] = near[at - 1];
            alphas[at] = alphas[at - 1];
            at--;
        }
        triangles[at] = triangleOf[fragment];
        near[at] = nearnessOf[fragment];
        alphas[at] = alphaOf[fragment];
    }

    private boolean isBefore(int fragment, int at) {
        return nearnessOf[fragment] < near[at]
                || (nearnessOf[fragment] == near[at] && triangleOf[fragment] < triangles[at]);
    }
}
