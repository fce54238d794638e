package org.vsekai.backpack.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.StageRunRow;

/** The ledger's row of an upload, by which who uploaded it learns what became of it. */
final class SceneRuns {
    private SceneRuns() {}

    /**
     * Completed when the scene was read, whatever was refused of it, else discarded. The same manifest, read again after a
     * kill, gives a row with the same id.
     */
    static StageRunRow row(String sceneId, String manifest, Instant began, Clock clock, Outcome outcome) {
        boolean isRead = outcome.count(SceneRow.TABLE) > 0;
        long refused = outcome.count(RejectRow.TABLE);
        var ended = clock.instant();
        var id = Sha256.hex((sceneId + "\n" + manifest).getBytes(StandardCharsets.UTF_8));
        return new StageRunRow(
                "upload-" + id.substring(0, 32),
                Optional.empty(),
                StageRunRow.ofUpload(sceneId),
                isRead ? RunState.COMPLETED : RunState.DISCARDED,
                1,
                began.truncatedTo(ChronoUnit.MICROS),
                Optional.of(ended.truncatedTo(ChronoUnit.MICROS)),
                Optional.of(Duration.between(began, ended).toNanos() / 1e9),
                1,
                outcome.count() - refused,
                isRead ? "the scene is read" + (refused > 0 ? ", " + refused + " parts of it are refused" : "") : "",
                "",
                isRead ? Optional.empty() : Optional.of("the scene is refused: its rejects say why"));
    }
}
