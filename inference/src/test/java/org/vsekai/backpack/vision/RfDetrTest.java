package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.render.Mask;

class RfDetrTest {
    private static final String DETECTOR = "rfdetr-nano-random";
    private static final String SEGMENTER = "rfdetr-seg-nano-random";
    /** The header of a version 1 .npy file ends at a multiple of 64 bytes. */
    private static final int NPY_HEADER = 128;

    private final Picture picture = Golden.picture("/synthetic/synthetic.png");

    private static CataloguedModel described(String name) {
        var task = name.equals(DETECTOR) ? ModelTask.OBJECT_DETECTION : ModelTask.SEMANTIC_SEGMENTATION;
        return RandomNetworks.described(task, name);
    }

    @ParameterizedTest
    @CsvSource({DETECTOR, SEGMENTER})
    void theInputTensorIsTheGoldenOne(String name) {
        var input = RfDetrDetector.input(described(name).card());
        var tensor = new float[input.length()];
        input.write(picture, tensor);

        Golden.assertClose(tensor, Golden.tensors("/synthetic/" + name + ".npz").get("input"), 2e-4);
    }

    @ParameterizedTest
    @CsvSource({DETECTOR, SEGMENTER})
    void theGoldenTensorsGiveTheGoldenDetections(String name) {
        var golden = Golden.json("/synthetic/" + name + ".json").get("detections");
        var answers = new RfDetrHead(described(name).card(), 1).answers(tensors(name), 0, letterbox());

        assertThat(answers).hasSameSizeAs(golden);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(distance(answers.get(i).detection(), golden.get(i)))
                    .as("detection %s", i)
                    .isLessThan(1e-3);
        }
    }

    @Test
    void theGoldenTensorsGiveTheGoldenMasks() {
        var golden = Golden.json("/synthetic/" + SEGMENTER + ".json").get("detections");
        var objects = new RfDetrMaskHead(described(SEGMENTER).card(), 1).objects(tensors(SEGMENTER), 0, letterbox());

        var expected = goldenMasks(golden.size());
        for (int i = 0; i < golden.size(); i++) {
            assertLike(objects.get(i).mask(), expected.get(i));
            assertThat(objects.get(i).mask().area())
                    .isCloseTo(golden.get(i).get("mask_pixels").intValue(), within(180));
        }
    }

    @Test
    void theNetworkGivesTheGoldenDetections(@TempDir Path folder) throws IOException {
        var golden = Golden.json("/synthetic/" + DETECTOR + ".json").get("detections");
        var model = RandomNetworks.unpacked(ModelTask.OBJECT_DETECTION, DETECTOR, folder);
        try (var detector = ObjectDetector.open(model, Shipped.settings(4))) {
            var detections = detector.objects(List.of(picture)).get(0).value();

            assertThat(detections).hasSameSizeAs(golden);
            golden.forEach(
                    expected -> assertThat(detections).anyMatch(detection -> distance(detection, expected) < 0.05));
        }
    }

    @Test
    void theNetworkGivesTheGoldenMasks(@TempDir Path folder) throws IOException {
        var golden = Golden.json("/synthetic/" + SEGMENTER + ".json").get("detections");
        var model = RandomNetworks.unpacked(ModelTask.SEMANTIC_SEGMENTATION, SEGMENTER, folder);
        try (var segmenter = ObjectSegmenter.open(model, Shipped.settings(1))) {
            var objects = segmenter.segment(List.of(picture)).get(0).value();

            assertThat(objects).hasSameSizeAs(golden);
            var masks = goldenMasks(golden.size());
            for (int i = 0; i < golden.size(); i++) {
                var expected = golden.get(i);
                var found = objects.stream()
                        .filter(object -> distance(object.detection(), expected) < 0.05)
                        .findFirst()
                        .orElseThrow();
                assertLike(found.mask(), masks.get(i));
            }
        }
    }

    @Test
    void bestComesFirstAndEqualOnesComeByQueryAndClassUpToTheMost() {
        var card = described(DETECTOR).card();
        var boxes = new float[4 * 300];
        Arrays.fill(boxes, 0.5f);
        var logits = new float[300 * 91];
        Arrays.fill(logits, 1);
        logits[91 * 7 + 3] = 2;

        var answers = new RfDetrHead(card, 1).answers(List.of(boxes, logits), 0, letterbox());

        assertThat(answers).hasSize(300);
        assertThat(answers.get(0).query()).isEqualTo(7);
        assertThat(answers.get(0).detection().label()).isEqualTo("car");
        assertThat(answers.get(1).query()).isZero();
        assertThat(answers.get(1).detection().classIndex()).isZero();
        assertThat(answers.get(299).query()).isEqualTo(3);
        assertThat(answers.get(0).detection().box()).isEqualTo(new Box(125, 90, 375, 270));
    }

    @Test
    void eachPictureOfABatchHasItsOwnPart() {
        var card = described(SEGMENTER).card();
        var boxes = new float[2 * 4];
        var logits = new float[2 * 92];
        Arrays.fill(logits, -9);
        // the 92nd slot is of no label
        logits[91] = 5;
        logits[92 + 1] = 5;
        var masks = new float[] {1, 1, 1, 1, -1, -1, -1, 1};
        var head = new RfDetrMaskHead(card, 2);
        var small = Letterbox.of(Letterbox.Place.STRETCHED, 2, 2, 8, 8);

        assertThat(head.objects(List.of(boxes, logits, masks), 0, small)).isEmpty();
        assertThat(head.objects(List.of(boxes, logits, masks), 1, small))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.detection().label()).isEqualTo("person");
                    assertThat(object.mask()).isEqualTo(Mask.of(2, 2, 3, 1));
                });
    }

    @Test
    void outputsOfAnotherShapeAreRefused() {
        var head = new RfDetrHead(described(DETECTOR).card(), 1);
        var masks = new RfDetrMaskHead(described(SEGMENTER).card(), 1);

        assertUnexpected(() -> head.answers(List.of(new float[8]), 0, letterbox()));
        assertUnexpected(() -> head.answers(List.of(new float[8], new float[2 * 90]), 0, letterbox()));
        assertUnexpected(() -> head.answers(List.of(new float[7], new float[91]), 0, letterbox()));
        assertUnexpected(() -> masks.objects(List.of(new float[4], new float[91]), 0, letterbox()));
        assertUnexpected(() -> masks.objects(List.of(new float[4], new float[91], new float[5]), 0, letterbox()));
    }

    private static void assertUnexpected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UnusableModelException.class).hasMessageContaining("unexpected output");
    }

    private Letterbox letterbox() {
        return Letterbox.of(Letterbox.Place.STRETCHED, picture.width(), picture.height(), 384, 384);
    }

    private static List<float[]> tensors(String name) {
        var golden = Golden.tensors("/synthetic/" + name + ".npz");
        var tensors = new ArrayList<>(List.of(golden.get("dets"), golden.get("labels")));
        if (golden.containsKey("masks")) {
            tensors.add(golden.get("masks"));
        }
        return tensors;
    }

    /** The greatest difference of the corners in pixels; of another class or score, infinite. */
    private static double distance(Detection detection, JsonNode golden) {
        if (detection.classIndex() != golden.get("class_index").intValue()
                || Math.abs(detection.score() - golden.get("score").doubleValue()) > 1e-4) {
            return Double.POSITIVE_INFINITY;
        }
        var expected = Golden.numbers(golden.get("box_xyxy"));
        var corners = Golden.corners(detection.box());
        double worst = 0;
        for (int i = 0; i < 4; i++) {
            worst = Math.max(worst, Math.abs(corners[i] - expected[i]));
        }
        return worst;
    }

    private List<Mask> goldenMasks(int count) {
        var bytes = Golden.bytes("/synthetic/masks_packed_bits.npy");
        int pixels = picture.width() * picture.height();
        int length = (pixels + 7) / 8;
        assertThat(bytes).hasSize(NPY_HEADER + count * length);
        var masks = new ArrayList<Mask>();
        for (int k = 0; k < count; k++) {
            var inside = new boolean[pixels];
            for (int i = 0; i < pixels; i++) {
                inside[i] = (bytes[NPY_HEADER + k * length + i / 8] >> (7 - i % 8) & 1) == 1;
            }
            masks.add(Mask.ofPixels(picture.width(), picture.height(), inside));
        }
        return masks;
    }

    private static void assertLike(Mask mask, Mask expected) {
        int common = mask.intersection(expected);
        int different = mask.area() + expected.area() - 2 * common;
        assertThat(different).isLessThanOrEqualTo(mask.width() * mask.height() / 1_000);
    }
}
