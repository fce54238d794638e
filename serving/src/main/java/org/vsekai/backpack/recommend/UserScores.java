package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/users/{user}/scores}: what chosen items score for a user, as lists would have it. Query: {@code items} 1 to
 * 100 ids (required). Body: release, variant, user, rung, items in the order of the question (item, kind, name, scene, score).
 * On rung popular the score is popularity. An item without a vector scores what its neighbours say, or 0. Errors: 400 a
 * parameter, 404 an unknown or private item, 503 no release.
 */
final class UserScores implements Endpoint {
    private static final int MOST = 100;

    private final Tastes tastes;

    UserScores(Tastes tastes) {
        this.tastes = tastes;
    }

    @Override
    public String path() {
        return "/v1/users/{user}/scores";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "items");
        var asker = tastes.asker(parameters.id("user"));
        var ids = parameters.requiredIds("items", MOST);
        var release = asker.release();
        var taste = tastes.of(release, asker.user());
        var hits = ids.stream()
                .map(id -> Filters.visible(id, release))
                .map(item -> new Scored(item, Ranking.score(release, taste, item)))
                .toList();
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, asker.variant());
        json.raw("\"user\":").text(asker.user());
        json.raw(",\"rung\":\"").raw(taste.rung().json()).raw("\",");
        ItemList.write(json, release, hits);
        Json.answer(context, json.raw("}"));
    }
}
