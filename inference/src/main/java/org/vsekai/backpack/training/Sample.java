package org.vsekai.backpack.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.vision.Box;

/**
 * A frame as a network is to see it, and what it is to say of it. Written once, by one thread.
 *
 * <p>Centres and edges follow TTFNet (Z. Liu et al., "Training-time-friendly network for real-time object detection", AAAI 2020):
 * around an object's centre a Gaussian of its proportions is the wanted heat, and its cells learn the distances to the edges with
 * the Gaussian's weights.
 */
final class Sample {
    /** Of an object's width, the reach of its Gaussian. */
    private static final double REACH = 0.54;
    /** So much of an object must lie in a cropped picture for it to be asked for. */
    private static final double LEAST_LEFT = 0.4;
    /** A shorter side, in pixels of the input, is not asked for. */
    private static final double LEAST_SIDE = 4;

    final float[] pixels;
    /** Wanted heat: classes, rows, columns. */
    final float[] heat;
    /** 0 where the heat does not matter. */
    final float[] heatWeight;
    /** Wanted distances to left, top, right, bottom, in pixels of the input. */
    final float[] edges;
    /** How much each cell's edges matter; those of an object 1 together. */
    final float[] edgeWeight;
    /** 1 for the class of the pixel: regions, rows, columns; all 0 beside the frame, and where it is not known. */
    final float[] regions;

    final float[] counts;
    float room;
    /** 0 where counts and room do not matter, else 1. */
    float whole = 1;

    int objects;

    private final int columns;
    private final int rows;

    /** An object on the canvas. */
    private record Seen(int classIndex, Box box, boolean counts) {}

    Sample(NetworkPlan plan, int classes, int regionCount) {
        int width = plan.width();
        int height = plan.height();
        columns = width / SceneNetwork.CENTRE_STRIDE;
        rows = height / SceneNetwork.CENTRE_STRIDE;
        int cells = columns * rows;
        pixels = new float[3 * width * height];
        heat = new float[classes * cells];
        heatWeight = new float[classes * cells];
        Arrays.fill(heatWeight, 1);
        edges = new float[4 * cells];
        Arrays.fill(edges, 1);
        edgeWeight = new float[cells];
        int stride = SceneNetwork.REGION_STRIDE;
        regions = new float[regionCount * (width / stride) * (height / stride)];
        counts = new float[classes];
    }

    /** Writes all of it for a frame. */
    static Sample of(LabelledFrame frame, View view, NetworkPlan plan, int classes, int regionCount) {
        var sample = new Sample(plan, classes, regionCount);
        view.paint(frame, sample.pixels, plan.width(), plan.height());
        if (frame.truth() == LabelledFrame.Truth.WHOLE) {
            sample.regions(frame, view, plan, regionCount);
        } else {
            sample.whole = 0;
            Arrays.fill(sample.heatWeight, 0);
        }
        sample.objects(frame, view, plan);
        sample.room = frame.isRoom() ? 1 : 0;
        return sample;
    }

    private void regions(LabelledFrame frame, View view, NetworkPlan plan, int regionCount) {
        int stride = SceneNetwork.REGION_STRIDE;
        int wide = plan.width() / stride;
        int high = plan.height() / stride;
        for (int y = 0; y < high; y++) {
            int fromY = (int) Math.floor(view.frameY(stride * (y + 0.5)));
            for (int x = 0; x < wide; x++) {
                int fromX = (int) Math.floor(view.frameX(stride * (x + 0.5)));
                if (fromX >= 0 && fromX < frame.width() && fromY >= 0 && fromY < frame.height()) {
                    int region = frame.regions()[fromY * frame.width() + fromX];
                    if (region < 0 || region >= regionCount) {
                        throw new IllegalArgumentException("region " + region + " is none of " + regionCount);
                    }
                    regions[(region * high + y) * wide + x] = 1;
                }
            }
        }
    }

    private void objects(LabelledFrame frame, View view, NetworkPlan plan) {
        var seen = new ArrayList<Seen>();
        for (var object : frame.objects()) {
            var whole = view.canvas(object.box());
            var cut = whole.cutOff(plan.width(), plan.height());
            if (cut.area() > 0) {
                double side = Math.min(cut.xMaximum() - cut.xMinimum(), cut.yMaximum() - cut.yMinimum());
                boolean counts = object.counts() && cut.area() >= LEAST_LEFT * whole.area() && side >= LEAST_SIDE;
                seen.add(new Seen(object.classIndex(), cut, counts));
            }
        }
        seen.stream().filter(object -> !object.counts()).forEach(this::ignore);
        // The smaller ones last: where Gaussians meet, their edges count.
        var asked = seen.stream()
                .filter(Seen::counts)
                .sorted(Comparator.comparingDouble((Seen object) -> object.box().area())
                        .reversed())
                .toList();
        asked.forEach(this::draw);
        objects = asked.size();
        weigh(asked);
    }

    private void ignore(Seen object) {
        var box = object.box();
        int stride = SceneNetwork.CENTRE_STRIDE;
        for (int y = (int) (box.yMinimum() / stride); y < Math.min(rows, Math.ceil(box.yMaximum() / stride)); y++) {
            for (int x = (int) (box.xMinimum() / stride);
                    x < Math.min(columns, Math.ceil(box.xMaximum() / stride));
                    x++) {
                heatWeight[(object.classIndex() * rows + y) * columns + x] = 0;
            }
        }
    }

    /** An object's Gaussian on the cells. */
    private final class Spot {
        final int x;
        final int y;
        final double varianceX;
        final double varianceY;
        final int reachX;
        final int reachY;

        Spot(Box box) {
            double stride = SceneNetwork.CENTRE_STRIDE;
            x = Math.min(columns - 1, (int) ((box.xMinimum() + box.xMaximum()) / 2 / stride));
            y = Math.min(rows - 1, (int) ((box.yMinimum() + box.yMaximum()) / 2 / stride));
            reachX = (int) (REACH * (box.xMaximum() - box.xMinimum()) / stride / 2);
            reachY = (int) (REACH * (box.yMaximum() - box.yMinimum()) / stride / 2);
            varianceX = Math.pow((2 * reachX + 1) / 6.0, 2);
            varianceY = Math.pow((2 * reachY + 1) / 6.0, 2);
        }

        double at(int column, int row) {
            double dx = column - x;
            double dy = row - y;
            return Math.exp(-dx * dx / (2 * varianceX) - dy * dy / (2 * varianceY));
        }
    }

    private void draw(Seen object) {
        var spot = new Spot(object.box());
        int stride = SceneNetwork.CENTRE_STRIDE;
        counts[object.classIndex()]++;
        int cells = columns * rows;
        for (int y = Math.max(0, spot.y - spot.reachY); y <= Math.min(rows - 1, spot.y + spot.reachY); y++) {
            for (int x = Math.max(0, spot.x - spot.reachX); x <= Math.min(columns - 1, spot.x + spot.reachX); x++) {
                int at = (object.classIndex() * rows + y) * columns + x;
                heat[at] = Math.max(heat[at], (float) spot.at(x, y));
                heatWeight[at] = 1;
                int cell = y * columns + x;
                double centreX = (x + 0.5) * stride;
                double centreY = (y + 0.5) * stride;
                edges[cell] = distance(centreX - object.box().xMinimum());
                edges[cells + cell] = distance(centreY - object.box().yMinimum());
                edges[2 * cells + cell] = distance(object.box().xMaximum() - centreX);
                edges[3 * cells + cell] = distance(object.box().yMaximum() - centreY);
                edgeWeight[cell] = (float) spot.at(x, y);
            }
        }
    }

    /** Of a tiny object a cell's centre may lie beyond an edge. */
    private static float distance(double pixels) {
        return (float) Math.max(0.5, pixels);
    }

    /** Makes the weights of each object's Gaussian 1 together, or less where a smaller object took cells of it. */
    private void weigh(List<Seen> asked) {
        var share = new float[edgeWeight.length];
        for (var object : asked) {
            var spot = new Spot(object.box());
            double mass = 0;
            for (int y = spot.y - spot.reachY; y <= spot.y + spot.reachY; y++) {
                for (int x = spot.x - spot.reachX; x <= spot.x + spot.reachX; x++) {
                    mass += spot.at(x, y);
                }
            }
            for (int y = Math.max(0, spot.y - spot.reachY); y <= Math.min(rows - 1, spot.y + spot.reachY); y++) {
                for (int x = Math.max(0, spot.x - spot.reachX); x <= Math.min(columns - 1, spot.x + spot.reachX); x++) {
                    share[y * columns + x] = (float) (1 / mass);
                }
            }
        }
        for (int i = 0; i < share.length; i++) {
            edgeWeight[i] *= share[i];
        }
    }
}
