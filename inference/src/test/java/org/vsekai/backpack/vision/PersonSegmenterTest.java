package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.render.Mask;

class PersonSegmenterTest {
    private final CataloguedModel model = Shipped.model(ModelTask.SEMANTIC_SEGMENTATION, "selfie-segmentation");

    @Test
    void inputAndOutputTensorsAreTheGoldenOnes() {
        var golden = Golden.tensors("/selfie/selfie-segmentation.npz");
        var known = model.card().settings(ModelSettings.Segmenter.class);
        var tensor = new PictureTensor(known.input(), known.normalisation(), Letterbox.Place.STRETCHED, 0);
        var inputs = List.of(new float[tensor.length()], new float[tensor.length()]);
        tensor.write(Shipped.picture("chelsea.png"), inputs.get(0));
        tensor.write(Shipped.picture("coffee.png"), inputs.get(1));
        Golden.assertClose(Golden.concatenate(inputs), golden.get("images"), 1e-6);

        try (var session =
                Network.load(model, Network.ONLY, Shipped.settings(2)).open(2, 3, 256, 256)) {
            Golden.assertClose(session.run(inputs).get(0), golden.get("person"), 2e-4);
        }
    }

    @Test
    void thePersonsMaskIsTheGoldenOne() {
        var golden = Golden.json("/persons/astronaut.json").get("mask");
        var astronaut = Golden.picture("/persons/astronaut.png");
        var expected = Mask.parse(
                astronaut.width(), astronaut.height(), golden.get("counts").textValue());
        try (var segmenter = PersonSegmenter.open(model, Shipped.settings(2))) {
            var black = Pictures.of(64, 48, (x, y) -> 0);
            var seen = segmenter.segment(List.of(black, astronaut, astronaut));

            assertThat(seen).hasSize(3);
            for (int i = 1; i < 3; i++) {
                assertThat(seen.get(i).value()).singleElement().satisfies(region -> {
                    assertThat(region.label()).isEqualTo("person");
                    assertThat(region.mask().intersectionOverUnion(expected)).isGreaterThan(0.9995);
                });
            }
            assertThat(seen.get(1).milliseconds().infer()).isPositive();
        }
    }

    @Test
    void aPictureWithoutAPersonHasNoRegion() {
        try (var segmenter = PersonSegmenter.open(model, Shipped.settings(1))) {
            assertThat(segmenter
                            .segment(List.of(Pictures.of(300, 200, (x, y) -> 255)))
                            .get(0)
                            .value())
                    .isEmpty();
        }
    }

    @Test
    void aModelOfAnotherTaskIsRefused() {
        assertThatThrownBy(() -> PersonSegmenter.open(Shipped.nanoDet(), Shipped.settings(1)))
                .hasMessageContaining("nanodet")
                .hasMessageContaining("selfie-segmentation");
    }
}
