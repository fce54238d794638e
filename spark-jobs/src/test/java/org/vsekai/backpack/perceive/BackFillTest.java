package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.InferenceRow;

/** Only new frames are looked at; those that other weights looked at come after them, a bounded number a night, newest first. */
@Tag("slow")
class BackFillTest {
    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);

    @TempDir
    Path data;

    private World world;

    @BeforeEach
    void fiveFramesWereLookedAt() throws Exception {
        world = new World(data, "back-fill-per-night = 2, frames-per-wave = 3");
        world.frames("s", 0, 5);
        assertThat(night(OLD)).isEqualTo("5 looked at by fake");
    }

    @Test
    void newWeightsLookAtTheNewFramesThenAtTheNewestOldOnesNightByNight() throws IOException, Exception {
        world.frames("s", 5, 9);

        assertThat(night(NEW))
                .isEqualTo("6 looked at by fake; more that other weights looked at wait for the next night");
        assertThat(FakeWork.looks().keySet()).containsExactly("s.f03", "s.f04", "s.f05", "s.f06", "s.f07", "s.f08");

        assertThat(night(NEW)).startsWith("2 looked at by fake; more");
        assertThat(FakeWork.looks().keySet()).containsExactly("s.f01", "s.f02");

        assertThat(night(NEW)).isEqualTo("1 looked at by fake");
        assertThat(FakeWork.looks().keySet()).containsExactly("s.f00");

        assertThat(night(NEW)).isEqualTo("nothing new");
        assertThat(world.rows(InferenceRow.TABLE)).hasSize(5 + 9);
    }

    @Test
    void theWeightsOfBeforeHaveNothingToDoAgain() throws Exception {
        night(NEW);

        assertThat(night(OLD)).isEqualTo("nothing new");
        assertThat(List.copyOf(FakeWork.LOOKED_AT)).isEmpty();
    }

    private String night(String digest) throws Exception {
        FakeWork.LOOKED_AT.clear();
        return FakeWork.night(world.context, digest, Map.of()).summary();
    }
}
