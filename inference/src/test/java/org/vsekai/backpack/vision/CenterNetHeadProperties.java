package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelTask;

class CenterNetHeadProperties {
    private static final int STRIDE = 8;
    private static final ModelCard CARD =
            Shipped.model(ModelTask.OBJECT_DETECTION, "scene-objects").card();
    private static final int COLUMNS = 224 / STRIDE;
    private static final int ROWS = 160 / STRIDE;
    private static final int CELLS = COLUMNS * ROWS;
    private static final Letterbox AS_IT_IS = Letterbox.fit(224, 160, 224, 160);

    private final CenterNetHead head = new CenterNetHead(CARD, STRIDE);

    @Property(tries = 200)
    void aPeakWithItsEdgesIsTheBoxThatWasWrittenDown(
            @ForAll @IntRange(max = 15) int type,
            @ForAll @IntRange(max = COLUMNS - 1) int x,
            @ForAll @IntRange(max = ROWS - 1) int y,
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height) {
        var heat = new float[2 * CARD.labels().size() * CELLS];
        var edges = new float[2 * 4 * CELLS];
        int cell = y * COLUMNS + x;
        // In the second picture of a batch, with a cooler neighbour.
        heat[(CARD.labels().size() + type) * CELLS + cell] = 0.9f;
        if (x > 0) {
            heat[(CARD.labels().size() + type) * CELLS + cell - 1] = 0.8f;
        }
        for (int side = 0; side < 4; side++) {
            edges[(4 + side) * CELLS + cell] = (side % 2 == 0 ? width : height) / 16f;
        }
        var box = new Box(
                        (x + 0.5) * STRIDE - width,
                        (y + 0.5) * STRIDE - height,
                        (x + 0.5) * STRIDE + width,
                        (y + 0.5) * STRIDE + height)
                .cutOff(224, 160);

        assertThat(head.detections(heat, edges, 0, AS_IT_IS)).isEmpty();
        var detections = head.detections(heat, edges, 1, AS_IT_IS);
        assertThat(detections).hasSize(1);
        var found = detections.get(0);
        assertThat(found.label()).isEqualTo(CARD.labels().get(type));
        assertThat(found.score()).isCloseTo(0.9, within(1e-6));
        assertThat(found.box().xMinimum()).isCloseTo(box.xMinimum(), within(1e-3));
        assertThat(found.box().yMinimum()).isCloseTo(box.yMinimum(), within(1e-3));
        assertThat(found.box().xMaximum()).isCloseTo(box.xMaximum(), within(1e-3));
        assertThat(found.box().yMaximum()).isCloseTo(box.yMaximum(), within(1e-3));
    }
}
