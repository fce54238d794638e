package org.vsekai.backpack.training;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.training.Layer.Convolution;
import org.vsekai.backpack.training.Layer.Doubling;
import org.vsekai.backpack.training.Layer.Finish;
import org.vsekai.backpack.training.Layer.Function;
import org.vsekai.backpack.training.Layer.Kind;
import org.vsekai.backpack.training.Layer.Sum;

/**
 * The network of all three tasks: a residual trunk (K. He et al., "Deep residual learning for image recognition", CVPR 2016), its
 * levels summed up from the coarsest to a quarter of the picture (T.-Y. Lin et al., "Feature pyramid networks", CVPR 2017), then
 * heads: centres and edges of objects, regions at half the picture's size with the first layer's edges added (as a U-Net does), and
 * how many objects there are as the sum of a density (V. Lempitsky and A. Zisserman, "Learning to count objects in images", NIPS
 * 2010). The trunk learns from all tasks at once.
 */
final class SceneNetwork {
    static final String HEAT = "heat";
    static final String EDGES = "edges";
    static final String REGIONS = "regions";
    static final String COUNTS = "counts";
    static final String ROOM = "room";

    /** Pixels of the input in a cell of centres. */
    static final int CENTRE_STRIDE = 4;

    /** Pixels of the input in a cell of regions. */
    static final int REGION_STRIDE = 2;

    private static final int PYRAMID = 64;
    private static final int QUARTER = 32;
    private static final int FOUND = 48;
    private static final int DETAIL = 16;

    private final List<Layer> layers = new ArrayList<>();

    private SceneNetwork() {}

    static NetworkPlan plan(int width, int height, int classes, int regions) {
        if (width % 32 != 0 || height % 32 != 0) {
            throw new IllegalArgumentException("sides must be multiples of 32, not " + width + " and " + height);
        }
        var network = new SceneNetwork();
        network.trunk();
        network.pyramid();
        network.heads(classes, regions);
        return new NetworkPlan(width, height, network.layers, List.of(HEAT, EDGES, REGIONS, COUNTS, ROOM));
    }

    private void trunk() {
        step("half", NetworkPlan.INPUT, 3, DETAIL);
        step("quarter0", "half", DETAIL, QUARTER);
        residual("quarter", "quarter0", QUARTER);
        step("eighth0", "quarter", QUARTER, 64);
        residual("eighth", "eighth0", 64);
        step("sixteenth0", "eighth", 64, 128);
        residual("sixteenth1", "sixteenth0", 128);
        residual("sixteenth", "sixteenth1", 128);
        step("thirtysecond0", "sixteenth", 128, 192);
        residual("thirtysecond", "thirtysecond0", 192);
    }

    private void step(String name, String input, int from, int to) {
        layers.add(new Convolution(name, input, from, to, 3, 2, Finish.NORMALISED_RELU));
    }

    private void residual(String name, String input, int channels) {
        layers.add(new Convolution(name + "_a", input, channels, channels, 3, 1, Finish.NORMALISED_RELU));
        layers.add(new Convolution(name + "_b", name + "_a", channels, channels, 3, 1, Finish.NORMALISED));
        layers.add(new Sum(name + "_sum", input, name + "_b"));
        layers.add(new Function(name, name + "_sum", Kind.RELU));
    }

    private void pyramid() {
        layers.add(new Convolution("p32", "thirtysecond", 192, PYRAMID, 1, 1, Finish.NORMALISED));
        finer("p16", "p32", "sixteenth", 128);
        finer("p8", "p16", "eighth", 64);
        layers.add(new Convolution("fine", "p8", PYRAMID, PYRAMID, 3, 1, Finish.NORMALISED_RELU));
    }

    private void finer(String name, String coarse, String level, int channels) {
        layers.add(new Doubling(name + "_up", coarse));
        layers.add(new Convolution(name + "_side", level, channels, PYRAMID, 1, 1, Finish.NORMALISED));
        layers.add(new Sum(name, name + "_up", name + "_side"));
    }

    private void heads(int classes, int regions) {
        detail("quarters", "fine", PYRAMID, "quarter", QUARTER, FOUND);
        layers.add(new Convolution("found", "quarters", FOUND, FOUND, 3, 1, Finish.NORMALISED_RELU));
        layers.add(new Convolution("heat_logits", "found", FOUND, classes, 1, 1, Finish.BIAS));
        layers.add(new Function(HEAT, "heat_logits", Kind.SIGMOID));
        layers.add(new Convolution("edge_logs", "found", FOUND, 4, 1, 1, Finish.BIAS));
        layers.add(new Function(EDGES, "edge_logs", Kind.SOFTPLUS));

        layers.add(new Convolution("region4", "quarters", FOUND, QUARTER, 3, 1, Finish.NORMALISED_RELU));
        detail("region2", "region4", QUARTER, "half", DETAIL, DETAIL);
        layers.add(new Convolution("region_mix", "region2", DETAIL, DETAIL, 3, 1, Finish.NORMALISED_RELU));
        layers.add(new Convolution(REGIONS, "region_mix", DETAIL, regions, 1, 1, Finish.BIAS));

        // A sum over all cells has steep gradients: the trunk is not to follow them.
        layers.add(new Function("seen", "fine", Kind.DETACHED));
        layers.add(new Convolution("dense", "seen", PYRAMID, PYRAMID, 3, 1, Finish.NORMALISED_RELU));
        layers.add(new Convolution("density_logs", "dense", PYRAMID, classes, 1, 1, Finish.BIAS));
        layers.add(new Function("density", "density_logs", Kind.SOFTPLUS));
        layers.add(new Function(COUNTS, "density", Kind.PLANE_SUM));
        layers.add(new Convolution("room_cells", "dense", PYRAMID, 1, 1, 1, Finish.BIAS));
        layers.add(new Function("room_mean", "room_cells", Kind.PLANE_MEAN));
        layers.add(new Function(ROOM, "room_mean", Kind.SIGMOID));
    }

    /** Twice as fine, with what the trunk knows at that size. */
    private void detail(String name, String coarse, int from, String level, int channels, int to) {
        layers.add(new Convolution(name + "_in", coarse, from, to, 1, 1, Finish.NORMALISED));
        layers.add(new Doubling(name + "_up", name + "_in"));
        layers.add(new Convolution(name + "_side", level, channels, to, 1, 1, Finish.NORMALISED));
        layers.add(new Sum(name + "_sum", name + "_up", name + "_side"));
        layers.add(new Function(name, name + "_sum", Kind.RELU));
    }
}
