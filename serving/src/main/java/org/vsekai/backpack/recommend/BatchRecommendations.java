package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/recommendations:batch}: items for many users at once. Body: users, 1 to 1000 ids, and limit, offset, kind,
 * class, owner, exclude, exclude_seen, exclude_own, diversity, context_items, the same for all; users times limit is at most
 * 100000. Answer: results, one for each user in the order of the question, as {@code GET
 * /v1/users/{user}/recommendations} answers. Errors: 400 the body, 404 a context item, 413 over 1 MiB, 503 no release.
 */
final class BatchRecommendations implements Endpoint {
    private static final int MOST_ITEMS = 100_000;

    private final Tastes tastes;
    private final UserRecommendations single;

    BatchRecommendations(Tastes tastes, UserRecommendations single) {
        this.tastes = tastes;
        this.single = single;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/recommendations:batch";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        var body = Json.body(context, ListQuestion.Body.class);
        var users = body.users()
                .filter(given -> body.interactions().isEmpty())
                .orElseThrow(() -> Problems.invalidBody("users must be given, and no interactions"));
        if ((long) users.size() * body.limit().orElse(10) > MOST_ITEMS) {
            throw Problems.invalidBody("users times limit must be at most " + MOST_ITEMS);
        }
        tastes.live();
        var json = JsonBuffer.ofThread().raw("{\"results\":[");
        String comma = "";
        for (var user : users) {
            json.raw(comma);
            var asker = tastes.asker(user);
            single.write(json, asker, body.question(asker.release()));
            comma = ",";
        }
        Json.answer(context, json.raw("]}"));
    }
}
