package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.Tensor;

class SuperResolutionTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theOutputTensorIsTheGoldenOne(int factor) {
        var golden = golden(factor);
        try (var session = Network.load(model(factor), Network.ONLY, Shipped.settings(1))
                        .open();
                var outputs = session.run(List.of(Tensor.of(golden.get("lr"), 1, 3, 64, 96)))) {
            assertThat(outputs.shape(0)).containsExactly(1, 3, 64L * factor, 96L * factor);
            Golden.assertClose(outputs.floats(0), golden.get("sr"), 1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theLargerPictureIsTheGoldenOneCutOffAtBlackAndWhite(int factor) {
        var golden = golden(factor).get("sr");
        var chelsea = Shipped.picture("chelsea.png");
        try (var network = SuperResolution.open(model(factor), Shipped.settings(1))) {
            assertThat(network.factor()).isEqualTo(factor);
            var enlarged = network.enlarge(part(chelsea, 130, 100, 96, 64));
            var picture = enlarged.value();

            assertThat(picture.width()).isEqualTo(96 * factor);
            assertThat(picture.height()).isEqualTo(64 * factor);
            int plane = picture.width() * picture.height();
            int worst = 0;
            for (int i = 0; i < 3 * plane; i++) {
                double exact = 255 * Math.max(0, Math.min(1, golden[i % 3 * plane + i / 3]));
                worst = Math.max(worst, Math.abs((picture.rgb()[i] & 0xff) - (int) Math.rint(exact)));
            }
            assertThat(worst).isLessThanOrEqualTo(1);
            assertThat(enlarged.milliseconds().infer()).isPositive();
        }
    }

    /** 24 more pixels along x than two tiles hold without their overlap, so that a tile is pushed back from the edge. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void tilesGiveWhatTheWholePictureGives(int factor) {
        var picture = part(Shipped.picture("coffee.png"), 200, 120, 184, 130);
        try (var tiled = SuperResolution.open(model(factor, 100, 1 << 20), Shipped.settings(1));
                var whole = SuperResolution.open(model(factor, 256, 1 << 20), Shipped.settings(1))) {
            var expected = whole.enlarge(picture).value().rgb();
            var actual = tiled.enlarge(picture).value().rgb();

            int worst = 0;
            int others = 0;
            for (int i = 0; i < expected.length; i++) {
                int difference = Math.abs((actual[i] & 0xff) - (expected[i] & 0xff));
                worst = Math.max(worst, difference);
                others += difference == 0 ? 0 : 1;
            }
            // other shapes may be summed up in another order: rarely a value that lies half way is rounded the other
            // way
            assertThat(worst).isLessThanOrEqualTo(1);
            assertThat(others).isLessThan(expected.length / 10_000);
        }
    }

    @Test
    void aPictureOfOnePixelIsEnlarged() {
        try (var network = SuperResolution.open(model(2), Shipped.settings(1))) {
            assertThat(network.enlarge(Pictures.of(1, 1, (x, y) -> 128)).value().rgb())
                    .hasSize(12);
        }
    }

    @Test
    void aPictureOfTooManyPixelsIsRefused() {
        try (var network = SuperResolution.open(model(4, 100, 50), Shipped.settings(1))) {
            assertThatThrownBy(() -> network.enlarge(Pictures.of(3, 17, (x, y) -> 0)))
                    .isInstanceOf(UnreadablePictureException.class)
                    .hasMessageContaining("3 x 17")
                    .hasMessageContaining("50");
        }
    }

    @Test
    void aFactorThatIsNotTheNetworksIsRefused() {
        var four = model(4);
        var wrong = with(four.card(), new ModelSettings.Upscaler(2, 100, 20, 10_000));
        try (var network = SuperResolution.open(new CataloguedModel(wrong, four.folder()), Shipped.settings(1))) {
            assertThatThrownBy(() -> network.enlarge(Pictures.of(8, 8, (x, y) -> 0)))
                    .hasMessageContaining("enlarged 2 times");
        }
    }

    private static CataloguedModel model(int factor) {
        return Shipped.model(ModelTask.IMAGE_TO_IMAGE, "realesr-animevideov3-x" + factor);
    }

    private static CataloguedModel model(int factor, int tile, int largestPixels) {
        var shipped = model(factor);
        var overlap = shipped.card().settings(ModelSettings.Upscaler.class).overlap();
        var settings = new ModelSettings.Upscaler(factor, tile, overlap, largestPixels);
        return new CataloguedModel(with(shipped.card(), settings), shipped.folder());
    }

    private static ModelCard with(ModelCard card, ModelSettings settings) {
        return new ModelCard(
                card.task(),
                card.name(),
                card.version(),
                card.architecture(),
                card.engine(),
                card.files(),
                card.packages(),
                card.inputs(),
                card.outputs(),
                card.licence(),
                card.licenceFile(),
                card.origin(),
                card.labels(),
                settings);
    }

    private static Map<String, float[]> golden(int factor) {
        return Golden.tensors("/realesr/realesr-animevideov3-x" + factor + ".npz");
    }

    private static Picture part(Picture picture, int left, int top, int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(picture.rgb(), 3 * ((top + y) * picture.width() + left), rgb, 3 * y * width, 3 * width);
        }
        return new Picture(width, height, rgb, 0);
    }
}
