package org.vsekai.backpack.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * How far a network's outputs are from what is wanted: the focal loss of centres (H. Law and J. Deng, "CornerNet", ECCV 2018), one
 * minus the generalised intersection over union of boxes (H. Rezatofighi et al., CVPR 2019), cross entropy and overlap of regions, cross
 * entropy of the room, the Huber loss of counts. All are differentiable by what the engine records.
 */
final class SceneLoss {
    private static final float EDGE_WEIGHT = 5;
    private static final float REGION_WEIGHT = 1.5f;
    private static final float COUNT_WEIGHT = 0.3f;
    private static final float ROOM_WEIGHT = 0.2f;
    private static final float SMALLEST = 1e-4f;
    /** A class of fewer pixels than this share weighs no more for it. */
    private static final float RAREST = 0.005f;

    /** Pixels of the input that the network's edges are given in. */
    static final float EDGE_UNIT = 16;

    private SceneLoss() {}

    /** What a batch wants; of a batch's manager. */
    record Wanted(
            NDArray heat,
            NDArray heatWeight,
            NDArray edges,
            NDArray edgeWeight,
            NDArray regions,
            NDArray counts,
            NDArray room,
            NDArray whole,
            float objects) {
        static Wanted of(List<Sample> samples, NetworkPlan plan, NDManager manager) {
            int n = samples.size();
            long rows = plan.height() / SceneNetwork.CENTRE_STRIDE;
            long columns = plan.width() / SceneNetwork.CENTRE_STRIDE;
            long high = plan.height() / SceneNetwork.REGION_STRIDE;
            long wide = plan.width() / SceneNetwork.REGION_STRIDE;
            long objects = samples.stream().mapToInt(sample -> sample.objects).sum();
            var room = new float[n];
            var whole = new float[n];
            for (int i = 0; i < n; i++) {
                room[i] = samples.get(i).room;
                whole[i] = samples.get(i).whole;
            }
            return new Wanted(
                    stacked(samples, sample -> sample.heat, manager, rows, columns),
                    stacked(samples, sample -> sample.heatWeight, manager, rows, columns),
                    stacked(samples, sample -> sample.edges, manager, rows, columns),
                    stacked(samples, sample -> sample.edgeWeight, manager, rows, columns),
                    stacked(samples, sample -> sample.regions, manager, high, wide),
                    stacked(samples, sample -> sample.counts, manager),
                    manager.create(room, new Shape(n, 1)),
                    manager.create(whole, new Shape(n, 1)),
                    Math.max(1, objects));
        }
    }

    /** A part of a sample. */
    interface Values {
        float[] of(Sample sample);
    }

    /** The samples' values as one array: samples, channels, then the sides. */
    static NDArray stacked(List<Sample> samples, Values values, NDManager manager, long... sides) {
        int each = values.of(samples.get(0)).length;
        var all = new float[samples.size() * each];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(values.of(samples.get(i)), 0, all, i * each, each);
        }
        long channels = each;
        for (long side : sides) {
            channels /= side;
        }
        return manager.create(all, new Shape(samples.size(), channels).addAll(new Shape(sides)));
    }

    /** The weighted sum over a batch; outputs in the order of {@link SceneNetwork#plan}. */
    static NDArray of(NDList outputs, Wanted wanted) {
        var loss = heat(outputs.get(0), wanted.heat(), wanted.heatWeight(), wanted.objects());
        loss = loss.add(edges(outputs.get(1).mul(EDGE_UNIT), wanted.edges(), wanted.edgeWeight(), wanted.objects())
                .mul(EDGE_WEIGHT));
        loss = loss.add(regions(outputs.get(2), wanted.regions()).mul(REGION_WEIGHT));
        loss = loss.add(counts(outputs.get(3), wanted.counts(), wanted.whole()).mul(COUNT_WEIGHT));
        return loss.add(room(outputs.get(4), wanted.room(), wanted.whole()).mul(ROOM_WEIGHT));
    }

    static NDArray heat(NDArray heat, NDArray wanted, NDArray weight, float objects) {
        var p = heat.clip(SMALLEST, 1 - SMALLEST);
        var isCentre = wanted.gte(1).toType(ai.djl.ndarray.types.DataType.FLOAT32, false);
        var missing = p.mul(-1).add(1);
        var centres = p.log().mul(missing.square()).mul(isCentre);
        var others = missing.log()
                .mul(p.square())
                .mul(wanted.mul(-1).add(1).square().square())
                .mul(isCentre.mul(-1).add(1));
        return centres.add(others).mul(weight).sum().div(-objects);
    }

    /** Distances to left, top, right and bottom, all above 0, in the same unit. */
    static NDArray edges(NDArray edges, NDArray wanted, NDArray weight, float objects) {
        var least = edges.minimum(wanted);
        var most = edges.maximum(wanted);
        var common = side(least, 0).mul(side(least, 1));
        var around = side(most, 0).mul(side(most, 1));
        var union = side(edges, 0)
                .mul(side(edges, 1))
                .add(side(wanted, 0).mul(side(wanted, 1)))
                .sub(common);
        var generalised = common.div(union).sub(around.sub(union).div(around));
        return generalised.mul(-1).add(1).mul(weight).sum().div(objects);
    }

    /** Width (0) or height (1) of boxes given by their edges' distances. */
    private static NDArray side(NDArray edges, int axis) {
        return edges.get(":, {}:{}", axis, axis + 1).add(edges.get(":, {}:{}", axis + 2, axis + 3));
    }

    static NDArray regions(NDArray logits, NDArray wanted) {
        return crossEntropy(logits, wanted).add(overlap(logits.softmax(1), wanted));
    }

    /**
     * One minus the classes' mean intersection over union, of those that there are: probabilities stand for pixels (A. Rahman and Y. Wang,
     * "Optimizing intersection-over-union in deep neural networks for image segmentation", ISVC 2016).
     */
    static NDArray overlap(NDArray probabilities, NDArray wanted) {
        var pixels = new int[] {0, 2, 3};
        var isKnown = wanted.sum(new int[] {1}, true);
        var common = probabilities.mul(wanted).sum(pixels);
        var area = wanted.sum(pixels);
        var either = probabilities.mul(isKnown).sum(pixels).add(area).sub(common);
        var isThere = area.minimum(1);
        var missed = common.div(either.maximum(SMALLEST)).mul(-1).add(1);
        return missed.mul(isThere).sum().div(isThere.sum().maximum(SMALLEST));
    }

    /** Classes of few pixels weigh more: by one over the root of their share. */
    static NDArray crossEntropy(NDArray logits, NDArray wanted) {
        var share = wanted.sum(new int[] {0, 2, 3}, true).div(wanted.sum().maximum(1));
        var weighted = wanted.div(share.add(RAREST).sqrt());
        // All 0 where no region is known.
        return logits.logSoftmax(1).mul(weighted).sum().neg().div(weighted.sum().maximum(SMALLEST));
    }

    /** @param weight of each sample: 0 or 1 */
    static NDArray counts(NDArray counts, NDArray wanted, NDArray weight) {
        var off = counts.sub(wanted).abs().mul(weight);
        var small = off.minimum(1);
        // Huber: quadratic up to 1, then linear.
        return small.square().mul(0.5f).add(off.sub(small)).sum().div((float)
                counts.getShape().get(0));
    }

    /** @param weight of each sample: 0 or 1 */
    static NDArray room(NDArray probability, NDArray wanted, NDArray weight) {
        var p = probability.clip(SMALLEST, 1 - SMALLEST);
        var other = p.mul(-1).add(1);
        return p.log()
                .mul(wanted)
                .add(other.log().mul(wanted.mul(-1).add(1)))
                .mul(weight)
                .mean()
                .neg();
    }
}
