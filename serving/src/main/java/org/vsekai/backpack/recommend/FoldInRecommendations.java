package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.vsekai.backpack.release.History;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/recommendations}: items for a visitor, of whom only these interactions are known. Body: interactions, 1 to
 * 1000 of item and strength (-1000 to 1000, not 0; 1 when left out; taken as it is, without the weights of kinds; below 0 it
 * speaks against the item), and limit, offset, kind, class, owner, exclude, exclude_seen, diversity, context_items as for a
 * user. Answer: release, rung (fold_in; content where nobody had met the items; popular when none of them has a vector),
 * unknown_items, filters, items. The same item twice counts with the sum. Nothing is kept. Errors: 400 the body, 404 a
 * context item, 413 over 1 MiB, 503 no release.
 */
final class FoldInRecommendations implements Endpoint {
    private final Tastes tastes;
    private final Ranking ranking;

    FoldInRecommendations(Tastes tastes, Ranking ranking) {
        this.tastes = tastes;
        this.ranking = ranking;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/recommendations";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        var body = Json.body(context, ListQuestion.Body.class);
        var interactions = body.interactions()
                .filter(given -> body.users().isEmpty() && body.excludeOwn().isEmpty())
                .orElseThrow(
                        () -> Problems.invalidBody("interactions must be given, and neither users nor exclude_own"));
        var release = tastes.live();
        var question = body.question(release);
        var unknown = new TreeSet<String>();
        Map<Integer, Double> strengths = new HashMap<>();
        for (var interaction : interactions) {
            int number = release.items().number(interaction.item());
            if (number < 0) {
                unknown.add(interaction.item());
            } else {
                strengths.merge(number, interaction.strength().orElse(1.0), Double::sum);
            }
        }
        question.filters().context(release).forEach(item -> strengths.merge(item, 1.0, Double::sum));
        var json = JsonBuffer.ofThread();
        write(json, release, Taste.of(release, History.of(strengths)), question, unknown);
        Json.answer(context, json);
    }

    private void write(JsonBuffer json, Release release, Taste taste, ListQuestion question, Iterable<String> unknown) {
        var filters = question.filters();
        var excluded = filters.excluded(release, taste, "");
        var hits = ranking.page(release, taste, excluded, filters.diversity(), question.offset(), question.limit());
        ItemList.begin(json, release, java.util.Optional.empty());
        json.raw("\"rung\":\"").raw(taste.rung().json()).raw("\",\"unknown_items\":[");
        String comma = "";
        for (var item : unknown) {
            json.raw(comma).text(item);
            comma = ",";
        }
        json.raw("],");
        filters.write(json);
        json.raw(",");
        ItemList.write(json, release, hits);
        json.raw("}");
    }
}
