package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * Finds lines of text in the detector's map of probabilities, by differentiable binarisation's steps (Liao et al., Real-time Scene Text
 * Detection with Differentiable Binarization, 2020): threshold, dilation, connected regions, rectangle of least area, mean
 * probability inside, growth. Holes in regions are no regions. Thread-safe.
 */
final class TextRegions {
    private static final int MOST_REGIONS = 1_000;
    private static final double SHORTEST_SIDE = 3;

    /** Lines whose upper edges are nearer than this, in pixels, are in one row. */
    private static final double ROW = 10;

    private final ModelSettings.TextReading known;

    TextRegions(ModelSettings.TextReading known) {
        this.known = known;
    }

    /**
     * The lines, in reading order, in the pixels of the picture that the map is of.
     *
     * @param map probabilities 0 to 1, row by row
     */
    List<Quadrilateral> find(float[] map, int mapWidth, int mapHeight, int width, int height) {
        var regions = new ConnectedRegions(dilated(map, mapWidth, mapHeight), mapWidth, mapHeight);
        var found = new ArrayList<Quadrilateral>();
        for (int[] points = regions.next(); points.length > 0 && found.size() < MOST_REGIONS; points = regions.next()) {
            var rectangle = MinimumRectangle.around(points);
            if (rectangle.shorterSide() < SHORTEST_SIDE) {
                continue;
            }
            var inner = truncated(rectangle.corners());
            if (MapMean.inside(inner, map, mapWidth, mapHeight) < known.boxScore()) {
                continue;
            }
            double distance = rectangle.area() * known.growth() / (2 * (rectangle.first() + rectangle.second()));
            var outer = rectangle.grown(distance);
            var line = scaled(outer.corners(), (double) width / mapWidth, (double) height / mapHeight, width, height);
            if (outer.shorterSide() >= SHORTEST_SIDE + 2
                    && (int) line.width() > SHORTEST_SIDE
                    && (int) line.height() > SHORTEST_SIDE) {
                found.add(line);
            }
        }
        return inReadingOrder(found);
    }

    /** Above the threshold, each pixel spread to the right, down, and both. */
    private boolean[] dilated(float[] map, int width, int height) {
        var mask = new boolean[map.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (map[y * width + x] > known.pixelScore()) {
                    mask[y * width + x] = true;
                    boolean hasRight = x + 1 < width;
                    boolean hasBelow = y + 1 < height;
                    mask[y * width + x + (hasRight ? 1 : 0)] = true;
                    mask[(y + (hasBelow ? 1 : 0)) * width + x] = true;
                    mask[(y + (hasBelow ? 1 : 0)) * width + x + (hasRight ? 1 : 0)] = true;
                }
            }
        }
        return mask;
    }

    private static Quadrilateral truncated(Quadrilateral box) {
        return new Quadrilateral(
                (int) box.x0(),
                (int) box.y0(),
                (int) box.x1(),
                (int) box.y1(),
                (int) box.x2(),
                (int) box.y2(),
                (int) box.x3(),
                (int) box.y3());
    }

    /** In the picture's whole pixels, kept within it. */
    private static Quadrilateral scaled(Quadrilateral box, double xFactor, double yFactor, int width, int height) {
        return MinimumRectangle.clockwise(new double[][] {
            {pixel(box.x0() * xFactor, width), pixel(box.y0() * yFactor, height)},
            {pixel(box.x1() * xFactor, width), pixel(box.y1() * yFactor, height)},
            {pixel(box.x2() * xFactor, width), pixel(box.y2() * yFactor, height)},
            {pixel(box.x3() * xFactor, width), pixel(box.y3() * yFactor, height)}
        });
    }

    private static double pixel(double value, int side) {
        return Math.max(0, Math.min(side - 1.0, Math.rint(value)));
    }

    /** Rows from above; a row ends where the next upper left corner is 10 pixels further down; from the left within it. */
    static List<Quadrilateral> inReadingOrder(List<Quadrilateral> lines) {
        var byHeight = new ArrayList<>(lines);
        byHeight.sort(Comparator.comparingDouble(Quadrilateral::y0));
        var ordered = new ArrayList<Quadrilateral>();
        int from = 0;
        for (int i = 1; i <= byHeight.size(); i++) {
            if (i == byHeight.size()
                    || byHeight.get(i).y0() - byHeight.get(i - 1).y0() >= ROW) {
                var row = byHeight.subList(from, i).toArray(Quadrilateral[]::new);
                Arrays.sort(row, Comparator.comparingDouble(Quadrilateral::x0));
                ordered.addAll(Arrays.asList(row));
                from = i;
            }
        }
        return ordered;
    }
}
