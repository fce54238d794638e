package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.catalogue.UnusableModelException;

class YoloNasPosesTest {
    private static final String NAME = "yolo-nas-pose-n-random";

    private final ModelCard card =
            RandomNetworks.described(ModelTask.KEYPOINT_DETECTION, NAME).card();
    private final Picture picture = Golden.picture("/synthetic/synthetic.png");
    private final JsonNode poses = Golden.json("/synthetic/" + NAME + ".json").get("poses");

    @Test
    void theInputTensorIsTheGoldenOne() {
        var input = YoloNasPoses.input(card);
        var tensor = new float[input.length()];
        input.write(picture, tensor);

        Golden.assertClose(tensor, Golden.tensors("/synthetic/" + NAME + ".npz").get("images"), 1e-6);
    }

    @Test
    void theGoldenTensorsGiveTheGoldenPersons() {
        var golden = Golden.tensors("/synthetic/" + NAME + ".npz");
        var tensors = List.of(
                golden.get("bboxes_xyxy"),
                golden.get("scores"),
                golden.get("keypoints"),
                golden.get("keypoint_scores"));

        var persons = new YoloNasPoseHead(card, 1).persons(tensors, 0, letterbox());

        assertThat(persons).hasSameSizeAs(poses);
        for (int i = 0; i < persons.size(); i++) {
            assertThat(distance(persons.get(i), poses.get(i)))
                    .as("person %s", i)
                    .isLessThan(1e-3);
        }
    }

    @Test
    void theNetworkGivesTheGoldenPersons(@TempDir Path folder) throws IOException {
        var model = RandomNetworks.unpacked(ModelTask.KEYPOINT_DETECTION, NAME, folder);
        try (var estimator = PoseEstimator.open(model, Shipped.settings(1))) {
            var persons = estimator.estimate(List.of(picture)).get(0).value();

            assertThat(persons).hasSameSizeAs(poses);
            poses.forEach(pose -> assertThat(persons).anyMatch(person -> distance(person, pose) < 0.05));
        }
    }

    @Test
    void eachPictureOfABatchHasItsOwnPart() {
        var tensors = List.of(new float[2 * 3 * 4], new float[2 * 3], new float[2 * 3 * 34], new float[2 * 3 * 17]);
        Arrays.fill(tensors.get(0), 16, 20, 8);
        tensors.get(1)[4] = 0.75f;
        tensors.get(2)[4 * 34 + 2] = 64;
        tensors.get(3)[4 * 17 + 1] = 0.3f;

        var head = new YoloNasPoseHead(card, 2);

        assertThat(head.persons(tensors, 0, letterbox())).isEmpty();
        assertThat(head.persons(tensors, 1, letterbox())).singleElement().satisfies(person -> {
            assertThat(person.score()).isEqualTo(0.75);
            assertThat(person.box()).isEqualTo(new Box(6.25, 6.25, 6.25, 6.25));
            var eye = person.keypoint(CocoJoint.LEFT_EYE);
            assertThat(eye.x()).isEqualTo(50);
            assertThat(eye.isSeen()).isTrue();
            assertThat(person.keypoint(CocoJoint.NOSE).isSeen()).isFalse();
        });
    }

    @Test
    void outputsOfAnotherShapeAreRefused() {
        var head = new YoloNasPoseHead(card, 1);

        assertThatThrownBy(() -> head.persons(List.of(new float[4]), 0, letterbox()))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("[4]");
        assertThatThrownBy(() ->
                        head.persons(List.of(new float[4], new float[1], new float[34], new float[16]), 0, letterbox()))
                .isInstanceOf(UnusableModelException.class);
    }

    private Letterbox letterbox() {
        return Letterbox.fit(picture.width(), picture.height(), 640, 640);
    }

    /** The greatest difference of the corners and joints in pixels; of other scores, infinite. */
    private static double distance(Person person, JsonNode golden) {
        double worst = greatest(Golden.corners(person.box()), Golden.numbers(golden.get("box_xyxy")));
        double scores = Math.abs(person.score() - golden.get("score").doubleValue());
        for (var keypoint : person.keypoints()) {
            var expected = Golden.numbers(
                    golden.get("keypoints_x_y_score").get(keypoint.joint().index()));
            worst = Math.max(
                    worst,
                    greatest(new double[] {keypoint.x(), keypoint.y()}, new double[] {expected[0], expected[1]}));
            scores = Math.max(scores, Math.abs(keypoint.score() - expected[2]));
        }
        return scores > 1e-4 ? Double.POSITIVE_INFINITY : worst;
    }

    private static double greatest(double[] actual, double[] expected) {
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        return worst;
    }
}
