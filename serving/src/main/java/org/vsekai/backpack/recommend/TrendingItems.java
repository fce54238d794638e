package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/items/trending}: what is wanted more than it used to be: the score is popularity of a short half-life over
 * that of a long one. Query: {@code limit} 1 to 1000 (10), {@code offset} 0 to 10000 (0), {@code kind} map, avatar or prop,
 * {@code class}, {@code owner}. Body: release, measure, filters, items; none where the release has no trends. Errors: 400 a
 * parameter, 503 no release.
 */
final class TrendingItems implements Endpoint {
    private final Tastes tastes;

    TrendingItems(Tastes tastes) {
        this.tastes = tastes;
    }

    @Override
    public String path() {
        return "/v1/items/trending";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, ChartAnswer.PARAMETERS);
        var release = tastes.live();
        Json.answer(
                context, ChartAnswer.of(parameters, release, release.charts().trending()));
    }
}
