package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpeakingStyleTest {
    @Test
    void speedShortensEachSoundWithinTheLimits() {
        assertThat(new SpeakingStyle(0.6, 1, 0.8).at(2)).isEqualTo(new SpeakingStyle(0.6, 0.5, 0.8));
        assertThat(new SpeakingStyle(0, 2, 0).at(0.25).length()).isEqualTo(4);
    }

    @Test
    void valuesOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> new SpeakingStyle(-1, 1, 0)).hasMessageContaining("noise must be");
        assertThatThrownBy(() -> new SpeakingStyle(0, 5, 0)).hasMessageContaining("length must be");
        assertThatThrownBy(() -> new SpeakingStyle(0, 1, Double.NaN)).hasMessageContaining("rhythm noise must be");
        assertThatThrownBy(() -> SpeakingStyle.STEADY.at(5)).hasMessageContaining("speed must be");
    }
}
