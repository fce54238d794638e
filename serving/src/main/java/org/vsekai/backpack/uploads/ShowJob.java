package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import java.util.Optional;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.UploadProblems;

/**
 * {@code GET /v1/jobs/{job}}: what becomes of an uploaded scene. Body: job_id, scene_id, state (receiving, available, executing,
 * completed, retryable, discarded, cancelled), attempt, name, kind, visibility, bytes, files, uploaded_at, started_at,
 * finished_at, summary, error, advice, rejects (source, reason, message), links. Whoever knows the job's id may see it: it cannot
 * be guessed without the content. Takes no query. Errors: 400 a parameter, 404.
 */
final class ShowJob implements Endpoint {
    private static final String PREFIX = SceneJob.jobId("");

    private final JobStore jobs;
    private final Ledger ledger;

    ShowJob(JobStore jobs, Ledger ledger) {
        this.jobs = jobs;
        this.ledger = ledger;
    }

    @Override
    public String path() {
        return "/v1/jobs/{job}";
    }

    @Override
    public void answer(Context context) {
        var id = Parameters.of(context).id("job");
        var job = Optional.of(id)
                .filter(text -> text.startsWith(PREFIX))
                .flatMap(text -> jobs.find(text.substring(PREFIX.length())))
                .orElseThrow(() -> UploadProblems.unknownJob(id));
        Json.answer(context, JobReport.of(job, ledger));
    }
}
