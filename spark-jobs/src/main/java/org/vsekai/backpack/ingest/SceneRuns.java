package org.vsekai.backpack.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.StageRunRow;

/**
 * The ledger's row of an upload, by which who uploaded it learns what became of it: one row, which each further try
 * replaces.
 *
 * @param attempt the try's number, from 1
 * @param began when the try began
 */
record SceneRuns(String sceneId, int attempt, Instant began, Clock clock) {

    /** The scene was read, whatever was refused of it, or refused as a whole. */
    StageRunRow ended(Outcome outcome) {
        long refused = outcome.count(RejectRow.TABLE);
        return outcome.count(SceneRow.TABLE) > 0
                ? row(
                        RunState.COMPLETED,
                        outcome.count() - refused,
                        "the scene is read" + (refused > 0 ? ", " + refused + " parts of it are refused" : ""),
                        Optional.empty())
                : row(RunState.DISCARDED, 0, "", Optional.of("the scene is refused: its rejects say why"));
    }

    /** It is tried again. */
    StageRunRow waits(String error) {
        return row(RunState.RETRYABLE, 0, "", Optional.of(error));
    }

    /** It was tried often enough. */
    StageRunRow givenUp(String error) {
        return row(RunState.DISCARDED, 0, "", Optional.of(error));
    }

    private StageRunRow row(RunState state, long rowsOut, String summary, Optional<String> error) {
        var ended = clock.instant();
        return new StageRunRow(
                "upload-" + sceneId,
                Optional.empty(),
                StageRunRow.ofUpload(sceneId),
                state,
                attempt,
                began.truncatedTo(ChronoUnit.MICROS),
                Optional.of(ended.truncatedTo(ChronoUnit.MICROS)),
                Optional.of(Duration.between(began, ended).toNanos() / 1e9),
                1,
                rowsOut,
                summary,
                "",
                error);
    }
}
