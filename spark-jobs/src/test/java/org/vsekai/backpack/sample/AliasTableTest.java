package org.vsekai.backpack.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AliasTableTest {
    @Test
    void drawsAreInProportionToTheWeights() {
        var table = new AliasTable(new double[] {1, 0, 3, 6});
        var random = RandomStream.of(1, "draws", 0);
        var counts = new int[4];
        int draws = 200_000;

        for (int i = 0; i < draws; i++) {
            counts[table.draw(random)]++;
        }

        assertThat(counts[1]).isZero();
        assertThat((double) counts[0] / draws).isCloseTo(0.1, within(0.005));
        assertThat((double) counts[2] / draws).isCloseTo(0.3, within(0.005));
        assertThat((double) counts[3] / draws).isCloseTo(0.6, within(0.005));
    }

    @Test
    void weightsThatAreAllZeroAreRefused() {
        assertThatThrownBy(() -> new AliasTable(new double[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must not all be 0");
    }
}
