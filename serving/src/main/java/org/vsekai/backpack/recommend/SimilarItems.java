package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.ItemKind;

/**
 * {@code GET /v1/items/{item}/similar}: items that the same users like. Query: {@code limit} 1 to 1000 (10), {@code kind} map,
 * avatar or prop, {@code method} blended (the release's own lists of factors and co-occurrence, 0 to 1; the default where the
 * release has one of the item) or factors (the cosine of vectors, -1 to 1). Body: item, release, method, items (item, kind,
 * name, scene, score), without the item itself. Errors: 400 a parameter, 404 unknown, private or without a vector or list,
 * 503 no release.
 */
final class SimilarItems implements Endpoint {
    private final Tastes tastes;
    private final Likeness likeness;

    SimilarItems(Tastes tastes, Likeness likeness) {
        this.tastes = tastes;
        this.likeness = likeness;
    }

    @Override
    public String path() {
        return "/v1/items/{item}/similar";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", Filters.KIND, Likeness.METHOD);
        var id = parameters.id("item");
        int limit = parameters.number("limit", 10, 1, ListQuestion.MOST);
        var kind = parameters.choice(Filters.KIND, ItemKind.class);
        var wanted = parameters.choice(Likeness.METHOD, Likeness.Method.class);
        var release = tastes.live();
        var excluded = release.items().excluded(kind, Optional.empty(), Optional.empty());
        var found = likeness.like(release, List.of(id), wanted, excluded, limit);
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, Optional.empty());
        json.raw("\"item\":").text(id).raw(",\"method\":\"").raw(found.method()).raw("\",");
        ItemList.write(json, release, found.hits());
        Json.answer(context, json.raw("}"));
    }
}
