package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.ThroughputRow;

/**
 * {@code GET /v1/runs}: the last night's stages as a tree, and how fast its models were. Body: night (run_id, stage, state,
 * attempt, started_at, finished_at, seconds, rows_in, rows_out, summary, error, stages: the same again, by start; left out
 * before the first night), throughput (one entry a model). Takes no parameters.
 */
final class ListRuns implements Endpoint {
    private static final int DEEPEST = 32;

    private final Operations operations;

    ListRuns(Operations operations) {
        this.operations = operations;
    }

    record Run(
            String runId,
            String stage,
            RunState state,
            int attempt,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Optional<Double> seconds,
            long rowsIn,
            long rowsOut,
            String summary,
            Optional<String> error,
            List<Run> stages) {}

    record Answer(Optional<Run> night, List<ThroughputRow> throughput) {}

    @Override
    public String path() {
        return "/v1/runs";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        var runs = operations.stageRuns();
        var children = runs.stream()
                .filter(run -> run.parentRunId().isPresent())
                .sorted(Comparator.comparing(StageRunRow::startedAt).thenComparing(StageRunRow::runId))
                .collect(Collectors.groupingBy(run -> run.parentRunId().orElseThrow()));
        var night = runs.stream()
                .filter(run -> run.parentRunId().isEmpty() && !run.stage().startsWith(StageRunRow.ofUpload("")))
                .max(Comparator.comparing(StageRunRow::startedAt).thenComparing(StageRunRow::runId))
                .map(run -> tree(run, children, DEEPEST));
        Json.answer(context, new Answer(night, operations.throughput()));
    }

    private static Run tree(StageRunRow row, Map<String, List<StageRunRow>> children, int depth) {
        var stages = depth == 0 ? List.<StageRunRow>of() : children.getOrDefault(row.runId(), List.of());
        return new Run(
                row.runId(),
                row.stage(),
                row.state(),
                row.attempt(),
                row.startedAt(),
                row.finishedAt(),
                row.seconds(),
                row.rowsIn(),
                row.rowsOut(),
                row.summary(),
                row.error(),
                stages.stream().map(child -> tree(child, children, depth - 1)).toList());
    }
}
