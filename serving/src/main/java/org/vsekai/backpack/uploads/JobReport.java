package org.vsekai.backpack.uploads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Visibility;

/**
 * What is known of a job: the server's own word until a night has come to the scene, the night's from then on.
 *
 * @param attempt times that a night tried, 0 before the first
 * @param advice what to do
 */
record JobReport(
        String jobId,
        String sceneId,
        JobState state,
        int attempt,
        String name,
        ItemKind kind,
        Visibility visibility,
        long bytes,
        int files,
        Instant uploadedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> summary,
        Optional<String> error,
        String advice,
        List<Reject> rejects,
        Links links) {

    record Reject(String source, String reason, String message) {
        static Reject of(RejectRow row) {
            return new Reject(row.source(), row.reason(), row.message());
        }
    }

    record Links(String self, String scene) {}

    static JobState state(SceneJob job, Optional<StageRunRow> run) {
        return run.map(row -> JobState.of(row.state()))
                .orElse(job.isAnnounced() ? JobState.AVAILABLE : JobState.RECEIVING);
    }

    static JobReport of(SceneJob job, Ledger ledger) {
        var run = ledger.newestRun(job.sceneId());
        var state = state(job, run);
        return new JobReport(
                job.jobId(),
                job.sceneId(),
                state,
                run.map(StageRunRow::attempt).orElse(0),
                job.label().name(),
                job.label().kind(),
                job.label().visibility(),
                job.contents().bytes(),
                job.contents().files(),
                job.uploadedAt(),
                run.map(StageRunRow::startedAt),
                run.flatMap(StageRunRow::finishedAt),
                run.map(StageRunRow::summary),
                run.flatMap(StageRunRow::error),
                state.advice(),
                ledger.rejects(job.sceneId()).stream().map(Reject::of).toList(),
                new Links(job.address(), "/v1/scenes/" + job.sceneId()));
    }
}
