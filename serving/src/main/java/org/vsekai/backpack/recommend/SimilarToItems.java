package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.Optional;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.ItemKind;

/**
 * {@code GET /v1/items/similar}: items that go with several. Query: {@code items} 1 to 100 ids (required), {@code limit} 1 to
 * 1000 (10), {@code kind} map, avatar or prop, {@code method} as of {@link SimilarItems}. The score is the mean of the likeness
 * with each. Body: release, method, given (the items), items, without the given ones. Errors: 400 a parameter, 404 an unknown
 * or private item, or no vector or list of any, 503 no release.
 */
final class SimilarToItems implements Endpoint {
    private static final int MOST = 100;

    private final Tastes tastes;
    private final Likeness likeness;

    SimilarToItems(Tastes tastes, Likeness likeness) {
        this.tastes = tastes;
        this.likeness = likeness;
    }

    @Override
    public String path() {
        return "/v1/items/similar";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "items", "limit", Filters.KIND, Likeness.METHOD);
        var ids = parameters.requiredIds("items", MOST);
        int limit = parameters.number("limit", 10, 1, ListQuestion.MOST);
        var kind = parameters.choice(Filters.KIND, ItemKind.class);
        var wanted = parameters.choice(Likeness.METHOD, Likeness.Method.class);
        var release = tastes.live();
        var excluded = release.items().excluded(kind, Optional.empty(), Optional.empty());
        var found = likeness.like(release, ids, wanted, excluded, limit);
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, Optional.empty());
        json.raw("\"method\":\"").raw(found.method()).raw("\",\"given\":[");
        for (int i = 0; i < ids.size(); i++) {
            json.raw(i == 0 ? "" : ",").text(ids.get(i));
        }
        json.raw("],");
        ItemList.write(json, release, found.hits());
        Json.answer(context, json.raw("}"));
    }
}
