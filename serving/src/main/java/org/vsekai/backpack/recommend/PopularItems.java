package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/items/popular}: what most users want. Query: {@code limit} 1 to 1000 (10), {@code offset} 0 to 10000 (0),
 * {@code kind} map, avatar or prop, {@code class}, {@code owner}, {@code representative} (false): the few items that together
 * reach the most users, in the order in which they were chosen; empty where the release has no trends. Body: release, measure
 * (what the scores are: popularity, a sum of strengths of which older ones count less, or users, their number, where the
 * release has no trends), filters, items. Errors: 400 a parameter, 503 no release.
 */
final class PopularItems implements Endpoint {
    private static final String REPRESENTATIVE = "representative";

    private final Tastes tastes;

    PopularItems(Tastes tastes) {
        this.tastes = tastes;
    }

    @Override
    public String path() {
        return "/v1/items/popular";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, ChartAnswer.PARAMETERS, REPRESENTATIVE);
        boolean isRepresentative = parameters.flag(REPRESENTATIVE, false);
        var release = tastes.live();
        var charts = release.charts();
        Json.answer(
                context,
                ChartAnswer.of(parameters, release, isRepresentative ? charts.representative() : charts.popular()));
    }
}
