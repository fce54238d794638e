package org.vsekai.backpack.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.expressions.Window;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;

/**
 * The ledger of runs, kept in stage_runs. Changes are gathered and written when a stage is about to work, so that a
 * kill always leaves the row of the stage that it hit, and when the night ends. Used by one thread.
 */
final class Ledger {
    private final Warehouse warehouse;
    private final Clock clock;
    private final Map<String, StageRunRow> latest = new LinkedHashMap<>();
    private final Map<String, StageRunRow> unwritten = new LinkedHashMap<>();

    private Ledger(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** Opens the ledger; runs that a kill left executing are marked as retryable. */
    static Ledger open(Warehouse warehouse, Clock clock) {
        var ledger = new Ledger(warehouse, clock);
        var newestFirst = Window.partitionBy(StageRunRow.STAGE)
                .orderBy(col(StageRunRow.STARTED_AT).desc());
        var rows = warehouse
                .read(StageRunRow.TABLE)
                .withColumn("age", row_number().over(newestFirst))
                .where(col("age").equalTo(1).or(col(StageRunRow.STATE).equalTo(Names.lowerCase(RunState.EXECUTING))));
        var runs = new ArrayList<>(warehouse.records(StageRunRow.TABLE, rows));
        runs.sort(Comparator.comparing(StageRunRow::startedAt));
        for (var run : runs) {
            ledger.latest.put(run.stage(), run);
            if (run.state() == RunState.EXECUTING) {
                ledger.put(ledger.ended(
                        run,
                        RunState.RETRYABLE,
                        new StageResult(0, 0, ""),
                        Optional.of("the process ended before the stage did; the next night runs it again")));
            }
        }
        return ledger;
    }

    /** Whether the stage's last run completed on this very fingerprint. */
    boolean isDone(String stage, String fingerprint) {
        return Optional.ofNullable(latest.get(stage))
                .filter(run ->
                        run.state() == RunState.COMPLETED && run.fingerprint().equals(fingerprint))
                .isPresent();
    }

    /** Notes that a stage begins. It is the next attempt when the run before it did not complete. */
    StageRunRow begin(Optional<StageRunRow> parent, String stage, String fingerprint) {
        int attempt = Optional.ofNullable(latest.get(stage))
                .filter(run -> run.state() != RunState.COMPLETED)
                .map(run -> run.attempt() + 1)
                .orElse(1);
        var run = new StageRunRow(
                UUID.randomUUID().toString(),
                parent.map(StageRunRow::runId),
                stage,
                RunState.EXECUTING,
                attempt,
                now(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                "",
                fingerprint,
                Optional.empty());
        put(run);
        return run;
    }

    StageRunRow complete(StageRunRow run, StageResult result) {
        return put(ended(run, RunState.COMPLETED, result, Optional.empty()));
    }

    StageRunRow fail(StageRunRow run, String error) {
        return put(ended(run, RunState.RETRYABLE, new StageResult(0, 0, ""), Optional.of(error)));
    }

    /** Writes what changed since the last call. */
    void write() {
        if (!unwritten.isEmpty()) {
            warehouse.merge(StageRunRow.TABLE, warehouse.dataset(StageRunRow.TABLE, List.copyOf(unwritten.values())));
            unwritten.clear();
        }
    }

    private StageRunRow ended(StageRunRow run, RunState state, StageResult result, Optional<String> error) {
        var end = now();
        return new StageRunRow(
                run.runId(),
                run.parentRunId(),
                run.stage(),
                state,
                run.attempt(),
                run.startedAt(),
                Optional.of(end),
                Optional.of(Duration.between(run.startedAt(), end).toMillis() / 1000.0),
                result.rowsIn(),
                result.rowsOut(),
                result.summary(),
                run.fingerprint(),
                error);
    }

    private StageRunRow put(StageRunRow run) {
        latest.put(run.stage(), run);
        unwritten.put(run.runId(), run);
        return run;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
