package org.vsekai.backpack.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;

/**
 * The ledger of runs, kept in stage_runs. A run gets its row after it ended; until then it stands in a small file
 * beside the tables, so that a kill leaves its trace and the next night can make a row of it. Used by one thread.
 */
final class Ledger {
    /** A stage that last ran longer ago than this runs again, whatever is new. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final Warehouse warehouse;
    private final RunningFile running;
    private final Clock clock;
    private final Map<String, StageRunRow> latest = new HashMap<>();
    private final Map<String, StageRunRow> executing = new LinkedHashMap<>();
    private final List<StageRunRow> unwritten = new ArrayList<>();

    private Ledger(Warehouse warehouse, RunningFile running, Clock clock) {
        this.warehouse = warehouse;
        this.running = running;
        this.clock = clock;
    }

    /** Opens the ledger; runs that a kill left executing become retryable. */
    static Ledger open(Warehouse warehouse, Path data, Clock clock) {
        var ledger = new Ledger(warehouse, new RunningFile(data.resolve("nightly.running.json")), clock);
        ledger.bury(ledger.running.read());
        var remembered = col(StageRunRow.STARTED_AT)
                .geq(lit(ledger.now().minus(MEMORY)))
                .and(not(col(StageRunRow.STAGE).startsWith(StageRunRow.ofUpload(""))));
        warehouse.records(StageRunRow.TABLE, warehouse.read(StageRunRow.TABLE).where(remembered)).stream()
                .sorted(Comparator.comparing(StageRunRow::startedAt))
                .forEach(run -> ledger.latest.put(run.stage(), run));
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
        executing.put(run.runId(), run);
        return run;
    }

    /** Notes that what began is about to work: from here a kill leaves a trace, of what ended without a row as well. */
    void announce() {
        var rowless = new ArrayList<>(unwritten);
        rowless.addAll(executing.values());
        running.write(rowless);
    }

    StageRunRow complete(StageRunRow run, StageResult result) {
        return end(run, RunState.COMPLETED, result, Optional.empty());
    }

    StageRunRow fail(StageRunRow run, String error) {
        return end(run, RunState.RETRYABLE, new StageResult(0, 0, ""), Optional.of(error));
    }

    /** Writes the rows of all runs that ended since the last call. */
    void write() {
        if (!unwritten.isEmpty()) {
            warehouse.append(StageRunRow.TABLE, warehouse.dataset(StageRunRow.TABLE, unwritten));
            unwritten.clear();
        }
        running.write(List.copyOf(executing.values()));
    }

    /** A kill may have come after a run's row was written and before the file knew: such a run is not buried. */
    private void bury(List<StageRunRow> rowless) {
        if (!rowless.isEmpty()) {
            var why = Optional.of("the process ended before the stage did; the next night runs it again");
            for (var run : rowless) {
                if (run.state() == RunState.EXECUTING) {
                    end(run, RunState.RETRYABLE, new StageResult(0, 0, ""), why);
                } else {
                    unwritten.add(run);
                }
            }
            warehouse.insertNew(StageRunRow.TABLE, warehouse.dataset(StageRunRow.TABLE, unwritten));
            unwritten.clear();
            running.write(List.of());
        }
    }

    private StageRunRow end(StageRunRow run, RunState state, StageResult result, Optional<String> error) {
        var now = now();
        var ended = new StageRunRow(
                run.runId(),
                run.parentRunId(),
                run.stage(),
                state,
                run.attempt(),
                run.startedAt(),
                Optional.of(now),
                Optional.of(Duration.between(run.startedAt(), now).toMillis() / 1000.0),
                result.rowsIn(),
                result.rowsOut(),
                result.summary(),
                run.fingerprint(),
                error);
        latest.put(run.stage(), ended);
        executing.remove(run.runId());
        unwritten.add(ended);
        return ended;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
