package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PhonemeNumbersTest {
    private static final Map<String, Long> NUMBERS =
            Map.of("^", 1L, "_", 0L, "$", 2L, "a", 14L, "\u0303", 53L, ".", 10L);

    @Test
    void eachPhonemeIsFollowedByAFiller() {
        assertThat(new PhonemeNumbers(NUMBERS).of("a.")).containsExactly(1, 0, 14, 0, 10, 0, 2);
    }

    @Test
    void composedSignsAreTakenApartAndUnknownOnesLeftOut() {
        assertThat(new PhonemeNumbers(NUMBERS).of("\u00e3\ud83d\ude00x")).containsExactly(1, 0, 14, 0, 53, 0, 2);
    }

    @Test
    void aVoiceWithoutTheFramesOfASentenceIsRefused() {
        assertThatThrownBy(() -> new PhonemeNumbers(Map.of("^", 1L))).hasMessageContaining("phoneme_id_map has no _");
    }
}
