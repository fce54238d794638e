package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.List;
import org.vsekai.backpack.events.RecentInteractions;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/users/{user}/recommendations}: items for a user, best first. Query: {@code limit} 1 to 1000 (10), {@code
 * offset} 0 to 10000 (0), {@code kind} map, avatar or prop, {@code class} as bp:Chair or an IRI, {@code exclude_seen}
 * (true). Body: user, release, rung, filters, items (item, score, kind, name, scene). Rung factors: the score is the inner
 * product of learnt vectors; fold_in: the user did something since the release, or has no vector yet, and the vector was
 * computed now; popular: nothing is known of the user, the score is the number of users that met the item. An unknown user
 * is no error. Only public items appear, whoever asks. Errors: 400 a parameter, 503 no release.
 */
final class UserRecommendations implements Endpoint {
    private final Releases releases;
    private final RecentInteractions recent;
    private final Ranking ranking;

    UserRecommendations(Releases releases, RecentInteractions recent, Ranking ranking) {
        this.releases = releases;
        this.recent = recent;
        this.ranking = ranking;
    }

    record Answer(String user, String release, Rung rung, Filters filters, List<RankedItem> items) {}

    @Override
    public String path() {
        return "/v1/users/{user}/recommendations";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", "offset", Filters.KIND, Filters.CLASS, Filters.EXCLUDE_SEEN);
        var user = parameters.id("user");
        int limit = parameters.number("limit", 10, 1, 1_000);
        int offset = parameters.number("offset", 0, 0, 10_000);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        var filters = Filters.of(parameters, release);
        var taste = Taste.of(release, user, recent.of(user));
        var excluded = release.items().excluded(filters.kind(), filters.classIri());
        if (filters.excludeSeen()) {
            taste.seen().stream().forEach(excluded::set);
        }
        var items = taste.vector()
                .map(vector -> ranking.byVector(release, vector, excluded, offset, limit))
                .orElseGet(() -> ranking.byPopularity(release, excluded, offset, limit));
        Json.answer(context, new Answer(user, release.id(), taste.rung(), filters, items));
    }
}
