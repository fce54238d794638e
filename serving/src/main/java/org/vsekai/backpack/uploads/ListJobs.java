package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.Visibility;

/**
 * {@code GET /v1/jobs}: uploaded scenes and what became of them, the newest first. Query: {@code state}, one of those of
 * {@code GET /v1/jobs/{job}}; {@code limit} 1 to 1000 (100), {@code offset} 0 to 1000000 (0). Body: total, hidden (those in it
 * whose scenes are not public: they are counted, and shown to nobody but who knows their ids), jobs. Errors: 400 a parameter.
 */
final class ListJobs implements Endpoint {
    private final JobStore jobs;
    private final Ledger ledger;

    ListJobs(JobStore jobs, Ledger ledger) {
        this.jobs = jobs;
        this.ledger = ledger;
    }

    record Answer(int total, int hidden, List<JobReport> jobs) {}

    @Override
    public String path() {
        return "/v1/jobs";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "state", "limit", "offset");
        var page = new Page(
                parameters.choice("state", JobState.class),
                parameters.number("limit", 100, 1, 1_000),
                parameters.number("offset", 0, 0, 1_000_000));
        jobs.forEach(page::take);
        Json.answer(context, page.answer());
    }

    /** Counts all jobs of a state, and reports on some. */
    private final class Page {
        private final Optional<JobState> state;
        private final int limit;
        private final int offset;
        private final List<JobReport> reports = new ArrayList<>();
        private int visible;
        private int hidden;

        Page(Optional<JobState> state, int limit, int offset) {
            this.state = state;
            this.limit = limit;
            this.offset = offset;
        }

        void take(SceneJob job) {
            var itsState = JobReport.state(job, ledger.newestRun(job.sceneId()));
            if (state.isPresent() && state.get() != itsState) {
                return;
            }
            if (job.label().visibility() != Visibility.PUBLIC) {
                hidden++;
                return;
            }
            if (visible >= offset && reports.size() < limit) {
                reports.add(JobReport.of(job, ledger));
            }
            visible++;
        }

        Answer answer() {
            return new Answer(visible + hidden, hidden, reports);
        }
    }
}
