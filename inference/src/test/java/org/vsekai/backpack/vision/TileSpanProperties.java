package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TileSpanProperties {
    @Property
    void tilesJoinWithoutGapsAndSeeBeyondTheirSeams(
            @ForAll @IntRange(min = 1, max = 2_000) int length,
            @ForAll @IntRange(min = 1, max = 300) int tile,
            @ForAll @IntRange(min = 0, max = 149) int overlap) {
        Assume.that(2 * overlap < tile);
        int window = Math.min(tile, length);
        int at = 0;
        for (var span : TileSpan.of(length, tile, overlap)) {
            assertThat(span.from()).isEqualTo(at);
            assertThat(span.to()).isGreaterThan(at);
            assertThat(span.window()).isBetween(0, length - window);
            assertThat(span.from() - span.window()).isGreaterThanOrEqualTo(span.window() == 0 ? 0 : overlap);
            int end = span.window() + window;
            assertThat(end - span.to()).isGreaterThanOrEqualTo(end == length ? 0 : overlap);
            at = span.to();
        }
        assertThat(at).isEqualTo(length);
    }

    @Property
    void thereAreNoMoreTilesThanNeeded(
            @ForAll @IntRange(min = 1, max = 2_000) int length, @ForAll @IntRange(min = 1, max = 300) int tile) {
        assertThat(TileSpan.of(length, tile, 0)).hasSize((length + tile - 1) / tile);
    }
}
