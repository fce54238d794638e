package org.vsekai.backpack.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SampleProperties {
    private static final NetworkPlan PLAN = SceneNetwork.plan(128, 96, 2, 3);
    private static final int STRIDE = SceneNetwork.CENTRE_STRIDE;

    @Property(tries = 100)
    void everyObjectHasItsPeakAndEdgesThatLeadBackToItsBox(@ForAll long seed) {
        var frame = MadeUpFrames.of(1, seed).get(0);
        var view = View.whole(frame, PLAN.width(), PLAN.height());
        var sample = Sample.of(frame, view, PLAN, 2, 3);
        int columns = PLAN.width() / STRIDE;
        int cells = columns * PLAN.height() / STRIDE;
        for (var object : frame.objects()) {
            var box = view.canvas(object.box());
            int x = (int) ((box.xMinimum() + box.xMaximum()) / 2 / STRIDE);
            int y = (int) ((box.yMinimum() + box.yMaximum()) / 2 / STRIDE);
            int cell = y * columns + x;
            assertThat(sample.heat[object.classIndex() * cells + cell]).isEqualTo(1);
            assertThat((x + 0.5) * STRIDE - sample.edges[cell]).isCloseTo(box.xMinimum(), within(1e-3));
            assertThat((y + 0.5) * STRIDE - sample.edges[cells + cell]).isCloseTo(box.yMinimum(), within(1e-3));
            assertThat((x + 0.5) * STRIDE + sample.edges[2 * cells + cell]).isCloseTo(box.xMaximum(), within(1e-3));
            assertThat((y + 0.5) * STRIDE + sample.edges[3 * cells + cell]).isCloseTo(box.yMaximum(), within(1e-3));
        }
        assertThat(sample.counts).containsExactly(1, 1);
    }

    @Property(tries = 100)
    void eachObjectsEdgesWeighOneTogetherAtMost(@ForAll long seed) {
        var frame = MadeUpFrames.of(1, seed).get(0);
        var view = View.random(frame, PLAN.width(), PLAN.height(), new SplittableRandom(seed));
        var sample = Sample.of(frame, view, PLAN, 2, 3);
        double sum = 0;
        for (float weight : sample.edgeWeight) {
            assertThat(weight).isNotNegative();
            sum += weight;
        }
        assertThat(sum).isLessThanOrEqualTo(sample.objects + 1e-3);
    }

    @Property(tries = 100)
    void whereNothingIsKnownNoHeatIsWanted(@ForAll long seed) {
        var whole = MadeUpFrames.of(1, seed).get(0);
        var some = LabelledFrame.withSome(
                whole.width(), whole.height(), whole.rgb(), whole.objects().subList(0, 1));
        var sample = Sample.of(some, View.whole(some, PLAN.width(), PLAN.height()), PLAN, 2, 3);
        int asked = 0;
        for (int i = 0; i < sample.heat.length; i++) {
            assertThat(sample.heatWeight[i]).isEqualTo(sample.heat[i] > 0 ? 1 : 0);
            asked += sample.heat[i] == 1 ? 1 : 0;
        }
        assertThat(asked).isEqualTo(1);
        assertThat(sample.regions).containsOnly(0);
        assertThat(sample.whole).isZero();
    }

    @Property(tries = 100)
    void aMirroredFramesBoxesLieWhereItsPixelsLie(@ForAll long seed) {
        var frame = MadeUpFrames.of(1, seed).get(0);
        var view = View.random(frame, PLAN.width(), PLAN.height(), new SplittableRandom(seed));
        for (var object : frame.objects()) {
            var box = view.canvas(object.box());
            double x = view.frameX((box.xMinimum() + box.xMaximum()) / 2);
            double y = view.frameY((box.yMinimum() + box.yMaximum()) / 2);
            assertThat(x).isCloseTo((object.box().xMinimum() + object.box().xMaximum()) / 2, within(1e-6));
            assertThat(y).isCloseTo((object.box().yMinimum() + object.box().yMaximum()) / 2, within(1e-6));
        }
    }

    @Property(tries = 20)
    void theSameViewGivesTheSameSample(@ForAll long seed) {
        var frame = MadeUpFrames.of(1, seed).get(0);
        var first = View.random(frame, PLAN.width(), PLAN.height(), new SplittableRandom(seed));
        var second = View.random(frame, PLAN.width(), PLAN.height(), new SplittableRandom(seed));
        assertThat(Sample.of(frame, first, PLAN, 2, 3).pixels).isEqualTo(Sample.of(frame, second, PLAN, 2, 3).pixels);
    }
}
