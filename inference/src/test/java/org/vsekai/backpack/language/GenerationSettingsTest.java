package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationSettingsTest {
    @Test
    void whatIsOutOfRangeIsRefusedByName() {
        refused("max_tokens", () -> new GenerationSettings(0, 0, 1, 0, List.of()));
        refused("max_tokens", () -> new GenerationSettings(1 << 20, 0, 1, 0, List.of()));
        refused("temperature", () -> new GenerationSettings(1, -0.1, 1, 0, List.of()));
        refused("temperature", () -> new GenerationSettings(1, Double.NaN, 1, 0, List.of()));
        refused("top_p", () -> new GenerationSettings(1, 0, 0, 0, List.of()));
        refused("top_p", () -> new GenerationSettings(1, 0, 1.1, 0, List.of()));
        refused("stop words", () -> new GenerationSettings(1, 0, 1, 0, Collections.nCopies(17, "a")));
        refused("a stop word", () -> new GenerationSettings(1, 0, 1, 0, List.of("")));
        refused("a stop word", () -> new GenerationSettings(1, 0, 1, 0, List.of("a".repeat(65))));
    }

    private static void refused(String name, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(UnusableTextException.class)
                .hasMessageContaining(name);
    }
}
