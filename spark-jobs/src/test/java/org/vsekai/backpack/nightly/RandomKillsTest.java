package org.vsekai.backpack.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;

/**
 * Whole nights are killed at random moments, uniform over the time that an undisturbed one takes, and started again on what
 * they left, until one ends by itself; then the tables are compared, and it begins anew on an empty warehouse. {@code
 * -Dbackpack.kills=N} kills N times; {@code -Dbackpack.kills.seed=S} repeats a run, as far as moments can be repeated.
 */
@Tag("slow")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("backpack.kills", 2);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("backpack.kills.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<Long> moments = new ArrayList<>();

    @Test
    void whereverItIsKilledTheNightEndsInTheSameTables() throws Exception {
        var first = FirstNight.shared();
        int kills = 0;
        int worlds = 0;
        while (kills < KILLS) {
            var data = folder.resolve("world-" + worlds++);
            moments.clear();
            try {
                kills += killUntilItEnds(first, data, KILLS - kills);
            } catch (AssertionError e) {
                throw new AssertionError(told() + ": " + e.getMessage(), e);
            }
            System.out.println(told() + ": the same tables after " + kills + " kills of " + KILLS);
            FileUtils.deleteDirectory(data.toFile());
        }
        System.out.println(kills + " kills in " + worlds + " worlds, an undisturbed night being "
                + first.took().toSeconds() + " s, seed " + seed);
    }

    /** Gives how often it was killed before it ended by itself, or as often as it may be. */
    private int killUntilItEnds(FirstNight first, Path data, int most) throws Exception {
        first.copyLanding(data);
        int kills = 0;
        while (kills < most && isKilled(data, first.took())) {
            kills++;
        }
        NightProcess.run(data);
        check(data, first.contents());
        return kills;
    }

    /** Whether the night was still running at its moment. */
    private boolean isKilled(Path data, Duration took) throws Exception {
        long moment = random.nextLong(took.toMillis());
        moments.add(moment);
        try (var night = NightProcess.start(data)) {
            boolean ended = night.endsWithin(Duration.ofMillis(moment));
            if (!ended) {
                night.kill();
            }
            return !ended;
        }
    }

    private String told() {
        return "seed " + seed + ", moments " + moments + " ms";
    }

    private void check(Path data, Contents undisturbed) {
        var warehouse = Spark.contextOf(data, Settings.defaults()).warehouse();
        SameTables.require(Contents.of(warehouse), undisturbed, told());
        var runs = warehouse.records(StageRunRow.TABLE, warehouse.read(StageRunRow.TABLE));
        assertThat(runs)
                .as(told())
                .extracting(StageRunRow::state)
                .doesNotContain(RunState.EXECUTING, RunState.AVAILABLE);
        assertThat(runs).as(told()).extracting(StageRunRow::runId).doesNotHaveDuplicates();
        assertThat(runs)
                .as(told())
                .filteredOn(run -> run.stage().startsWith(StageRunRow.ofUpload("")))
                .extracting(StageRunRow::stage)
                .doesNotHaveDuplicates();
    }
}
