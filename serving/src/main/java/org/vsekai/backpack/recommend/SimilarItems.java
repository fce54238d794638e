package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;

/**
 * {@code GET /v1/items/{item}/similar}: items that the same users like, by the cosine of their learnt vectors. Query: {@code
 * limit} 1 to 1000 (10), {@code kind} map, avatar or prop. Body: item, release, items (item, score -1 to 1, kind, name,
 * scene), without the item itself. Errors: 400 a parameter, 404 unknown, private or not yet learnt, 503 no release.
 */
final class SimilarItems implements Endpoint {
    private final Releases releases;
    private final TopK topK;

    SimilarItems(Releases releases, TopK topK) {
        this.releases = releases;
        this.topK = topK;
    }

    record Answer(String item, String release, List<RankedItem> items) {}

    @Override
    public String path() {
        return "/v1/items/{item}/similar";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", Filters.KIND);
        var id = parameters.id("item");
        int limit = parameters.number("limit", 10, 1, 1_000);
        var kind = parameters.choice(Filters.KIND, ItemKind.class);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        var items = release.items();
        if (items.visible(id).isEmpty()) {
            throw Problems.notFound("item", id);
        }
        int number = items.number(id);
        if (!release.itemFactors().has(number)) {
            throw Problems.noFactors("item", id);
        }
        var excluded = items.excluded(kind, Optional.empty());
        excluded.set(number);
        var found = topK.search(
                release.itemFactors(), release.itemFactors().vector(number), limit, excluded, Metric.COSINE);
        Json.answer(context, new Answer(id, release.id(), RankedItem.of(found.hits().stream(), items)));
    }
}
