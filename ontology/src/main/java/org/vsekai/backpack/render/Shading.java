package org.vsekai.backpack.render;

import java.util.Arrays;
import java.util.List;

/** Colours, depths and boxes of what is seen. For one picture and one thread. */
final class Shading {
    private static final int OPAQUE = 0xff000000;

    private final Picture picture;
    private final Planes planes;
    private final float sun;
    private final float ambient;
    private final int background;
    private final Row shown;
    private final Row fragment;

    /** The light that comes from each pixel of a row, linear, and from how many metres ahead. */
    private static final class Row {
        final float[] red;
        final float[] green;
        final float[] blue;
        final float[] depth;

        Row(int width) {
            red = new float[width];
            green = new float[width];
            blue = new float[width];
            depth = new float[width];
        }
    }

    Shading(Picture picture, List<Surface> surfaces, int[] starts, Light light, int background) {
        this.picture = picture;
        this.planes = new Planes(picture.eye, surfaces, starts);
        this.sun = (float) light.strength();
        this.ambient = (float) light.ambient();
        this.background = background;
        this.shown = new Row(picture.eye.width);
        this.fragment = new Row(picture.eye.width);
    }

    /** Paints the rows of one thread after they were scanned. */
    void paint(Strips strips, Layers layers, BoxMeasure boxes) {
        int width = picture.eye.width;
        for (int row = strips.first(0); row < picture.eye.height; row = strips.next(row)) {
            int begin = row * width;
            paintSolid(row, begin, width);
            if (layers.any()) {
                for (int column = 0; column < width; column++) {
                    blend(begin + column, column, row, layers);
                }
            }
            for (int column = 0; column < width; column++) {
                picture.argb[begin + column] = OPAQUE
                        | Srgb.encode(shown.red[column]) << 16
                        | Srgb.encode(shown.green[column]) << 8
                        | Srgb.encode(shown.blue[column]);
            }
            System.arraycopy(shown.depth, 0, picture.depth, begin, width);
            boxes.add(picture.node, begin, row, width);
        }
    }

    /** Neighbours mostly show the same triangle. */
    private void paintSolid(int row, int begin, int width) {
        var triangles = picture.triangles;
        int from = 0;
        while (from < width) {
            int triangle = triangles[begin + from];
            int to = from + 1;
            while (to < width && triangles[begin + to] == triangle) {
                to++;
            }
            if (triangle == Picture.NONE) {
                Arrays.fill(shown.red, from, to, Srgb.LINEAR[background >> 16 & 0xff]);
                Arrays.fill(shown.green, from, to, Srgb.LINEAR[background >> 8 & 0xff]);
                Arrays.fill(shown.blue, from, to, Srgb.LINEAR[background & 0xff]);
                Arrays.fill(shown.depth, from, to, Float.POSITIVE_INFINITY);
                Arrays.fill(picture.node, begin + from, begin + to, Picture.NONE);
            } else {
                int at = planes.of(triangle);
                paint(at, row, from, to, shown);
                Arrays.fill(picture.node, begin + from, begin + to, planes.surface(at).node);
            }
            from = to;
        }
    }

    /** The pixels of a triangle in a row: Lambert's law in linear light. */
    private void paint(int at, int row, int from, int to, Row into) {
        var surface = planes.surface(at);
        var values = planes.values;
        var texture = values[at + Planes.DENSITY] < 0 ? null : surface.texture;
        float density = (float) values[at + Planes.DENSITY];
        double ahead = values[at + Planes.DEPTH];
        double divisor = begin(values, at + Planes.DIVISOR, row);
        double divisorRight = values[at + Planes.DIVISOR];
        double facing = begin(values, at + Planes.FACING, row);
        double facingRight = values[at + Planes.FACING];
        double u = begin(values, at + Planes.U, row);
        double uRight = values[at + Planes.U];
        double v = begin(values, at + Planes.V, row);
        double vRight = values[at + Planes.V];
        double x = from + 0.5;
        for (int column = from; column < to; column++, x++) {
            double factor = 1 / (divisor + divisorRight * x);
            float metres = (float) (ahead * factor);
            float light =
                    surface.unlit ? 1 : ambient + sun * Math.max(0, (float) ((facing + facingRight * x) * factor));
            float red = surface.red * light;
            float green = surface.green * light;
            float blue = surface.blue * light;
            if (texture != null) {
                int texel = texture.sample(
                        (float) ((u + uRight * x) * factor),
                        (float) ((v + vRight * x) * factor),
                        density * metres * metres * metres);
                red *= Srgb.LINEAR[texel >> 16 & 0xff];
                green *= Srgb.LINEAR[texel >> 8 & 0xff];
                blue *= Srgb.LINEAR[texel & 0xff];
            }
            into.red[column] = red;
            into.green[column] = green;
            into.blue[column] = blue;
            into.depth[column] = metres;
        }
        if (surface.colours.length > 0) {
            tint(into.red, at + Planes.RED, at, row, from, to);
            tint(into.green, at + Planes.GREEN, at, row, from, to);
            tint(into.blue, at + Planes.BLUE, at, row, from, to);
        }
    }

    /** Multiplies one channel with the colour of the vertices around. */
    private void tint(float[] channel, int plane, int at, int row, int from, int to) {
        var values = planes.values;
        double divisor = begin(values, at + Planes.DIVISOR, row);
        double colour = begin(values, plane, row);
        for (int column = from; column < to; column++) {
            double x = column + 0.5;
            channel[column] *= (float) ((colour + values[plane] * x) / (divisor + values[at + Planes.DIVISOR] * x));
        }
    }

    /** A plane's value at the left edge of the middle of a row. */
    private static double begin(double[] values, int plane, int row) {
        return values[plane + Planes.CORNER] + values[plane + Planes.DOWN] * (row + 0.5);
    }

    /**
     * Lays the fragments of a pixel over what is solid, the farthest first. The pixel is of the nearest that is at
     * least half opaque.
     */
    private void blend(int p, int column, int row, Layers layers) {
        int fragments = layers.sort(p, picture.nearness[p]);
        for (int i = 0; i < fragments; i++) {
            int at = planes.of(layers.triangles[i]);
            float alpha = layers.alphas[i];
            paint(at, row, column, column + 1, fragment);
            mix(shown.red, fragment.red, column, alpha);
            mix(shown.green, fragment.green, column, alpha);
            mix(shown.blue, fragment.blue, column, alpha);
            if (alpha >= Coverage.HALF) {
                picture.node[p] = planes.surface(at).node;
                shown.depth[column] = fragment.depth[column];
            }
        }
    }

    private static void mix(float[] behind, float[] before, int column, float alpha) {
        behind[column] += alpha * (before[column] - behind[column]);
    }
}
