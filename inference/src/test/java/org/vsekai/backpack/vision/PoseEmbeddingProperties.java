package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class PoseEmbeddingProperties {
    private static final Box BOX = new Box(0, 0, 1, 1);

    @Provide
    Arbitrary<List<double[]>> poses() {
        return Arbitraries.doubles()
                .between(0, 500)
                .ofScale(3)
                .array(double[].class)
                .ofSize(2)
                .list()
                .ofSize(CocoJoint.COUNT);
    }

    @Property
    void theVectorHasUnitLength(@ForAll("poses") List<double[]> places) {
        var pose = PoseEmbedding.of(person(places, 0, 0, 1));
        Assume.that(pose.isPresent());

        assertThat(pose.get()).hasSize(PoseEmbedding.DIMENSIONS);
        assertThat(cosine(pose.get(), pose.get())).isCloseTo(1, within(1e-5));
    }

    @Property
    void whereAndHowLargeAPersonIsDoesNotChangeIt(
            @ForAll("poses") List<double[]> places,
            @ForAll @DoubleRange(min = -2_000, max = 2_000) double right,
            @ForAll @DoubleRange(min = -2_000, max = 2_000) double down,
            @ForAll @DoubleRange(min = 1, max = 9) double scale) {
        var pose = PoseEmbedding.of(person(places, 0, 0, 1));
        var moved = PoseEmbedding.of(person(places, right, down, scale));
        Assume.that(pose.isPresent());

        assertThat(moved).isPresent();
        for (int i = 0; i < PoseEmbedding.DIMENSIONS; i++) {
            assertThat(moved.get().get(i)).isCloseTo(pose.get().get(i), within(1e-4f));
        }
    }

    @Example
    void anArmHeldUpIsAnotherPoseThanOneThatHangsDown() {
        var down = new ArrayList<double[]>();
        for (int i = 0; i < CocoJoint.COUNT; i++) {
            down.add(new double[] {10 + i % 2 * 20, 5.0 * (i - i % 2)});
        }
        var up = new ArrayList<>(down);
        up.set(CocoJoint.LEFT_ELBOW.index(), new double[] {10, 0});
        up.set(CocoJoint.LEFT_WRIST.index(), new double[] {10, -30});

        var one = PoseEmbedding.of(person(down, 0, 0, 1)).orElseThrow();
        var other = PoseEmbedding.of(person(up, 0, 0, 1)).orElseThrow();
        assertThat(cosine(one, other)).isBetween(0.3, 0.95);
    }

    @Property
    void aJointThatIsNotSeenCountsAsNone(
            @ForAll("poses") List<double[]> places, @ForAll @IntRange(min = 0, max = 16) int hidden) {
        Assume.that(PoseEmbedding.of(person(places, 0, 0, 1)).isPresent());
        var pose = PoseEmbedding.of(person(places, 0, 0, 1, hidden));

        boolean isOfTheTorso = List.of(5, 6, 11, 12).contains(hidden);
        assertThat(pose.isEmpty()).isEqualTo(isOfTheTorso);
        pose.ifPresent(
                vector -> assertThat(vector.subList(2 * hidden, 2 * hidden + 2)).containsExactly(0f, 0f));
    }

    @Example
    void aTorsoOfNoLengthIsNoPose() {
        var places = new ArrayList<double[]>();
        for (int i = 0; i < CocoJoint.COUNT; i++) {
            places.add(new double[] {7, 7});
        }
        assertThat(PoseEmbedding.of(person(places, 0, 0, 1))).isEmpty();
    }

    private static Person person(List<double[]> places, double right, double down, double scale, int... hidden) {
        var keypoints = new ArrayList<Keypoint>();
        for (var joint : CocoJoint.values()) {
            var place = places.get(joint.index());
            boolean isSeen = hidden.length == 0 || hidden[0] != joint.index();
            keypoints.add(
                    new Keypoint(joint, right + scale * place[0], down + scale * place[1], isSeen ? 0.9 : 0.1, isSeen));
        }
        return new Person(0.9, BOX, keypoints);
    }

    private static double cosine(List<Float> one, List<Float> other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += (double) one.get(i) * other.get(i);
        }
        return sum;
    }
}
