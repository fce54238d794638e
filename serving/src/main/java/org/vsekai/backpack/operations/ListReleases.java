package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.ModelReleaseRow;

/**
 * {@code GET /v1/releases}: the releases, newest first. Query: {@code limit} 1 to 200 (20). Body: live (the id of the one
 * that answers, none before the first), held (ids of those in memory beside it, live at once when they are named again),
 * experiment (name, variants: name, release, share; left out when there is none), problem (why a newer one is not live,
 * left out when all is well), evaluations of the live one (recommender, split, segment, metric, value, low, high, users),
 * releases (release_id, state, number, tables, parameters, gate, created_at). Answers before the first release too.
 * Errors: 400 a parameter.
 */
final class ListReleases implements Endpoint {
    private final Releases releases;

    ListReleases(Releases releases) {
        this.releases = releases;
    }

    record Answer(
            Optional<String> live,
            Set<String> held,
            Optional<Experiment> experiment,
            Optional<String> problem,
            List<EvaluationRow> evaluations,
            List<ModelReleaseRow> releases) {}

    @Override
    public String path() {
        return "/v1/releases";
    }

    @Override
    public void answer(Context context) {
        int limit = Parameters.of(context, "limit").number("limit", 20, 1, 200);
        var live = releases.live();
        var answer = new Answer(
                live.map(Release::id),
                releases.held(),
                releases.experiment(),
                Optional.of(releases.problem()).filter(problem -> !problem.isEmpty()),
                live.map(Release::evaluations).orElse(List.of()),
                releases.history().stream().limit(limit).toList());
        Json.answer(context, answer);
    }
}
