package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.catalogue.ModelSettings;

class NextTokenTest {
    private final NextToken next = new NextToken(
            new ModelSettings.Transcriber("en", "silero-vad", 10, List.of(6), 4, List.of(1), List.of(2, 4)));

    @Test
    void theLikeliestAllowedTokenIsTaken() {
        var logits = new float[] {-3, 9, 8, -2, 7, 20, 30};

        assertThat(next.likeliest(logits, 0)).isEqualTo(3);
        assertThat(next.likeliest(logits, 1)).isEqualTo(2);
        assertThat(next.tokens()).isEqualTo(5);
    }

    @Test
    void ofEqualOnesItIsTheFirst() {
        assertThat(next.likeliest(new float[] {5, 5, 5, 5, 5}, 3)).isEqualTo(0);
    }
}
