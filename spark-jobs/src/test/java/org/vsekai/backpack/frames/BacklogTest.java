package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.ThroughputRow;

/** More frames than there is time for: one minute on two cores. */
@Tag("slow")
class BacklogTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final FilterFrames STAGE = new FilterFrames();

    @TempDir
    Path data;

    private StageContext context;
    private ModelCard card;

    @BeforeEach
    void setUp() throws IOException {
        var settings = Files.writeString(data.resolve("short.conf"), """
                backpack.frames.filter {
                  minutes-per-night = 1
                  frames-per-core-second = 1000
                  thresholds.least-sharpness.strict = 1000
                }
                """);
        context = Spark.context(data, Settings.load(settings));
        card = Perceive.detector(context).card();
    }

    /** Frames that are the sharper the more contrast they have; the last is the oldest. */
    private void frames(int... contrasts) throws IOException {
        var rows = new ArrayList<FrameRow>();
        for (int contrast : contrasts) {
            var path = "scenes/s1/" + rows.size() + ".png";
            TestPicture.write(context.landing().root().resolve(path), TestPicture.blocks(rows.size(), contrast));
            rows.add(new FrameRow(
                    "f" + rows.size(),
                    "s1",
                    "Eye",
                    NOON.minusSeconds(100L * rows.size()),
                    path,
                    "00ff",
                    320,
                    240,
                    List.of(),
                    false,
                    Optional.empty()));
        }
        put(FrameRow.TABLE, rows);
    }

    /** The detector took so many frames a minute on both cores. */
    private void measuredThroughput(double framesPerMinute) {
        var row = new ThroughputRow(
                card.name(), card.version(), card.sha256(), 1, (framesPerMinute + 0.5) / 120, 1, 1, 1, 1);
        context.warehouse().merge(ThroughputRow.TABLE, context.warehouse().dataset(ThroughputRow.TABLE, List.of(row)));
    }

    private void theDetectorLooksAtWhatIsKept() {
        put(
                InferenceRow.TABLE,
                records(FrameRow.TABLE).stream()
                        .filter(FrameRow::kept)
                        .map(frame -> new InferenceRow(
                                frame.frameId(), card.name(), card.version(), card.sha256(), 0, 1, 1, 1, 1))
                        .toList());
    }

    @Test
    void theThresholdsRiseJustFarEnoughAndTheBestAreKept() throws IOException {
        frames(10, 20, 30, 40, 50, 60);
        measuredThroughput(3);

        var result = STAGE.run(context);

        assertThat(kept()).containsExactlyInAnyOrder("f3", "f4", "f5");
        assertThat(result.summary()).contains("3 kept, 3 blurred").contains("budget 3 frames in 1 min");
        assertThat(records(FrameRow.TABLE))
                .allSatisfy(
                        frame -> assertThat(frame.strictness().orElseThrow()).isStrictlyBetween(0.0, 1.0));
    }

    @Test
    void whatWasDroppedForWantOfTimeReturnsWhenThereIsTime() throws IOException {
        frames(10, 20, 30, 40, 50, 60);
        measuredThroughput(3);
        STAGE.run(context);
        theDetectorLooksAtWhatIsKept();

        STAGE.run(context);

        assertThat(kept()).containsExactlyInAnyOrder("f0", "f1", "f2", "f3", "f4", "f5");
        assertThat(records(FrameRow.TABLE))
                .filteredOn(frame -> List.of("f0", "f1", "f2").contains(frame.frameId()))
                .allSatisfy(frame -> {
                    assertThat(frame.strictness()).contains(0.0);
                    assertThat(frame.filterReason()).isEmpty();
                });
    }

    @Test
    void whereAllAreGoodTheOldestGoFirstAndTheOthersWait() throws IOException {
        frames(100, 100, 100, 100);
        measuredThroughput(1);

        var result = STAGE.run(context);

        assertThat(kept()).containsExactly("f3");
        assertThat(result.summary()).contains("1 kept, 3 no time").contains("strictness 1.000");
        assertThat(records(FrameRow.TABLE)).filteredOn(frame -> !frame.kept()).allSatisfy(frame -> assertThat(
                        frame.filterReason())
                .contains("no time: the night's budget of 1 goes to older frames; this one waits for the next"
                        + " night"));
        for (int night = 0; night < 3; night++) {
            theDetectorLooksAtWhatIsKept();
            STAGE.run(context);
        }
        assertThat(kept()).containsExactlyInAnyOrder("f0", "f1", "f2", "f3");
    }

    @Test
    void whatTheDetectorHasLookedAtIsNotDecidedAgain() throws IOException {
        frames(10, 20, 30);
        STAGE.run(context);
        theDetectorLooksAtWhatIsKept();
        measuredThroughput(1);
        long version = context.warehouse().version(FrameRow.TABLE);

        var result = STAGE.run(context);

        assertThat(result.rowsIn()).isZero();
        assertThat(context.warehouse().version(FrameRow.TABLE)).isEqualTo(version);
        assertThat(kept()).hasSize(3);
    }

    private List<String> kept() {
        return records(FrameRow.TABLE).stream()
                .filter(FrameRow::kept)
                .map(FrameRow::frameId)
                .toList();
    }

    private <R extends Record> void put(Table<R> table, List<R> rows) {
        context.warehouse().insertNew(table, context.warehouse().dataset(table, rows));
    }

    private <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
