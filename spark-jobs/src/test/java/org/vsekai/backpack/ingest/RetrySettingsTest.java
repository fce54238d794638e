package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetrySettingsTest {
    private static final RetrySettings RETRY = new RetrySettings(3, Duration.ofSeconds(5), Duration.ofMinutes(1), 12);

    @Test
    void theWaitDoublesUpToTheLongestAndARandomHalfOfItIsLeftOut() {
        var random = new SplittableRandom(1);
        var longest = new long[] {5_000, 10_000, 20_000, 40_000, 60_000, 60_000};
        for (int failures = 1; failures <= longest.length; failures++) {
            for (int i = 0; i < 100; i++) {
                assertThat(RETRY.waitAfter(failures, random).toMillis())
                        .isBetween(longest[failures - 1] / 2, longest[failures - 1]);
            }
        }
        assertThat(RETRY.waitAfter(1, random)).isNotEqualTo(RETRY.waitAfter(1, random));
        assertThat(RETRY.waitAfter(5_000, random)).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new RetrySettings(0, Duration.ZERO, Duration.ZERO, 1))
                .hasMessageContaining("attempts-per-night");
        assertThatThrownBy(() -> new RetrySettings(3, Duration.ZERO, Duration.ZERO, 2))
                .hasMessageContaining("attempts");
        assertThatThrownBy(() -> new RetrySettings(1, Duration.ofSeconds(2), Duration.ofSeconds(1), 1))
                .hasMessageContaining("longest-wait");
    }
}
