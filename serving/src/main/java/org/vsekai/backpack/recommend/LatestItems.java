package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.stream.IntStream;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/items/latest}: what was made or changed last. Query: {@code limit} 1 to 1000 (10), {@code offset} 0 to 10000
 * (0), {@code kind} map, avatar or prop, {@code class}, {@code owner}. Body: release, measure (updated_at), filters, items
 * (item, kind, name, scene, updated_at). Errors: 400 a parameter, 503 no release.
 */
final class LatestItems implements Endpoint {
    private final Tastes tastes;

    LatestItems(Tastes tastes) {
        this.tastes = tastes;
    }

    @Override
    public String path() {
        return "/v1/items/latest";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, ChartAnswer.PARAMETERS);
        var release = tastes.live();
        var question = ListQuestion.of(parameters, release);
        var excluded = question.filters().excluded(release);
        var page = IntStream.of(release.charts().latest())
                .filter(item -> !excluded.get(item))
                .skip(question.offset())
                .limit(question.limit())
                .toArray();
        var json = ChartAnswer.begin(release, question.filters(), "updated_at").raw("\"items\":[");
        for (int i = 0; i < page.length; i++) {
            json.raw(i == 0 ? "{" : ",{");
            release.items().write(page[i], json);
            json.raw(",\"updated_at\":\"")
                    .raw(release.items().updatedAt(page[i]).toString())
                    .raw("\"}");
        }
        Json.answer(context, json.raw("]}"));
    }
}
