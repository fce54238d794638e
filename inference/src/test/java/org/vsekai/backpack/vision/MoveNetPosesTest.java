package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.Tensor;

class MoveNetPosesTest {
    private static final int ROW = 56;

    private final CataloguedModel model = Shipped.model(ModelTask.KEYPOINT_DETECTION, "movenet-multipose");

    @Test
    void inputAndOutputTensorsAreTheGoldenOnes() {
        var golden = Golden.tensors("/movenet/movenet-multipose.npz");
        var pixels = new PixelValues(new ModelSettings.Input(256, 256, 1));
        var input = new float[pixels.length()];
        pixels.write(Shipped.picture("coffee.png"), input);
        assertThat(input).isEqualTo(golden.get("input"));

        var whole = new int[input.length];
        Arrays.setAll(whole, i -> (int) input[i]);
        try (var session =
                        Network.load(model, Network.ONLY, Shipped.settings(1)).open();
                var outputs = session.run(List.of(Tensor.of(whole, 1, 256, 256, 3)))) {
            Golden.assertClose(outputs.floats(0), golden.get("output_0"), 1e-4);
        }
    }

    @Test
    void thePersonAndItsJointsAreTheGoldenOnes() {
        var golden = Golden.json("/persons/astronaut.json").get("persons").get(0);
        try (var estimator = PoseEstimator.open(model, Shipped.settings(4))) {
            var seen = estimator.estimate(
                    List.of(Shipped.picture("coffee.png"), Golden.picture("/persons/astronaut.png")));

            assertThat(seen.get(0).value()).isEmpty();
            assertThat(seen.get(1).value()).singleElement().satisfies(person -> assertGolden(person, golden));
            var times = seen.get(1).milliseconds();
            assertThat(List.of(times.decode(), times.preprocess(), times.infer(), times.postprocess()))
                    .allMatch(milliseconds -> milliseconds > 0);
        }
    }

    private static void assertGolden(Person person, JsonNode golden) {
        assertThat(person.score()).isCloseTo(golden.get("score").doubleValue(), within(1e-3));
        assertThat(Golden.corners(person.box())).containsExactly(Golden.numbers(golden.get("box_xyxy")), within(0.1));
        for (var joint : CocoJoint.values()) {
            var expected = Golden.numbers(golden.get("keypoints_x_y_score").get(joint.index()));
            var keypoint = person.keypoint(joint);
            assertThat(new double[] {keypoint.x(), keypoint.y()})
                    .containsExactly(new double[] {expected[0], expected[1]}, within(0.1));
            assertThat(keypoint.score()).isCloseTo(expected[2], within(1e-3));
            assertThat(keypoint.isSeen()).isEqualTo(expected[2] >= 0.3);
        }
    }

    @Test
    void leftIsThePersonsOwnLeft() {
        try (var estimator = PoseEstimator.open(model, Shipped.settings(1))) {
            var person = estimator
                    .estimate(List.of(Golden.picture("/persons/astronaut.png")))
                    .get(0)
                    .value()
                    .get(0);

            // she looks at us: her left eye is further right in the picture
            assertThat(person.keypoint(CocoJoint.LEFT_EYE).x())
                    .isGreaterThan(person.keypoint(CocoJoint.RIGHT_EYE).x());
            assertThat(person.keypoint(CocoJoint.LEFT_EYE).joint().cocoName()).isEqualTo("left_eye");
        }
    }

    @Test
    void personsComeBestFirstInThePicturesPixels() {
        var rows = new float[6 * ROW];
        fill(rows, 1, 0.5f, 0.3f);
        fill(rows, 4, 0.25f, 0.9f);
        fill(rows, 5, 0.75f, 0.19f);

        var persons = new MoveNetHead(model.card()).persons(rows, Letterbox.fit(512, 256, 256, 256));

        assertThat(persons).extracting(Person::score).containsExactly((double) 0.9f, (double) 0.3f);
        assertThat(persons.get(1).box()).isEqualTo(new Box(256, 256, 256, 256));
        assertThat(persons.get(0).keypoint(CocoJoint.LEFT_HIP))
                .isEqualTo(new Keypoint(CocoJoint.LEFT_HIP, 128, 128, 0.25, false));
    }

    private static void fill(float[] rows, int row, float place, float score) {
        Arrays.fill(rows, row * ROW, (row + 1) * ROW, place);
        rows[row * ROW + ROW - 1] = score;
    }

    @Test
    void anotherNumberOfOutputsIsRefused() {
        var head = new MoveNetHead(model.card());

        assertThatThrownBy(() -> head.persons(new float[57], Letterbox.fit(2, 2, 2, 2)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("57 numbers");
    }

    @Test
    void aModelOfAnotherTaskIsRefused() {
        assertThatThrownBy(() -> PoseEstimator.open(Shipped.nanoDet(), Shipped.settings(1)))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("nanodet")
                .hasMessageContaining("movenet");
    }
}
