package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks are encoded as pycocotools 2.0.11 encodes them: src/test/python/mask_golden.py. */
class MaskTest {
    static List<JsonNode> golden() throws IOException {
        var golden = new ArrayList<JsonNode>();
        try (var stream = MaskTest.class.getResourceAsStream("/render/masks.json")) {
            new ObjectMapper().readTree(stream).forEach(golden::add);
        }
        return golden;
    }

    @ParameterizedTest
    @MethodSource("golden")
    void textsAreThoseOfPycocotools(JsonNode golden) {
        int width = golden.get("width").intValue();
        int height = golden.get("height").intValue();
        var text = golden.get("counts").textValue();
        var mask = Mask.parse(width, height, text);

        assertThat(mask.compressed()).isEqualTo(text);
        assertThat(mask.area()).isEqualTo(golden.get("area").intValue());
        assertThat(Mask.ofPixels(width, height, mask.pixels())).isEqualTo(mask);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void boundsAreThoseOfPycocotools(JsonNode golden) {
        var box = golden.get("box_xywh");
        int left = box.get(0).intValue();
        int top = box.get(1).intValue();
        var mask = Mask.parse(
                golden.get("width").intValue(),
                golden.get("height").intValue(),
                golden.get("counts").textValue());

        assertThat(mask.bounds().orElse(new Mask.Bounds(0, 0, 0, 0)))
                .isEqualTo(new Mask.Bounds(
                        left,
                        top,
                        left + box.get(2).intValue(),
                        top + box.get(3).intValue()));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void pixelsAreThoseOfPycocotools(JsonNode golden) {
        var rows = golden.get("rows");
        if (rows.isEmpty()) {
            assertThat(golden.get("name").textValue()).isEqualTo("large");
            return;
        }
        int width = golden.get("width").intValue();
        var pixels = new boolean[width * rows.size()];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = rows.get(p / width).textValue().charAt(p % width) == '1';
        }

        var mask = Mask.ofPixels(width, rows.size(), pixels);
        assertThat(mask.compressed()).isEqualTo(golden.get("counts").textValue());
        assertThat(mask.pixels()).isEqualTo(pixels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "5", "P", "o", "ppppppppppp1", "0/", "O4", "40000", "1Q2"})
    void aTextThatIsNoMaskOfTheSizeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.parse(2, 2, text))
                .withMessageContaining("mask");
    }

    @Test
    void runsThatDoNotMakeUpThePictureAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.of(2, 2, 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.of(2, 2, 5, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.of(2, 2, 1, 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.of(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.of(1 << 20, 1 << 20, 7));
    }

    @Test
    void masksOfUnlikeSizesAreNotCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.of(2, 2, 4).intersection(Mask.of(4, 1, 4)));
    }

    @Test
    void nothingIsWhollyLikeNothing() {
        assertThat(Mask.of(2, 2, 4).intersectionOverUnion(Mask.of(2, 2, 4))).isEqualTo(1);
        assertThat(Mask.of(2, 2, 4).intersectionOverUnion(Mask.of(2, 2, 0, 4))).isZero();
    }
}
