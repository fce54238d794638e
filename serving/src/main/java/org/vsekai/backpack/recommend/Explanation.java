package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.List;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.recommend.Contributions.Contribution;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/users/{user}/items/{item}/explanation}: why the item is recommended to the user. Query: {@code limit} 1 to
 * 1000 (10), {@code language} of labels (en). Body: release, variant, user, item, rung, score, list_score, contributions (item, kind,
 * name, scene, strength, factors, neighbours, score: the two together, in_common: class and label of what both items hold; greatest
 * first), rest (items, score): the scores of contributions and rest add
 * up to score, that of the user's exact half-step over the whole history; list_score is what lists have, of the vector as
 * trained. Items that may not be shown are in rest. On rung popular nothing of the user is used: both scores are popularity,
 * and nothing contributes. Errors: 400 a parameter, 404 an unknown or private item, 503 no release.
 */
final class Explanation implements Endpoint {
    private final Tastes tastes;

    Explanation(Tastes tastes) {
        this.tastes = tastes;
    }

    @Override
    public String path() {
        return "/v1/users/{user}/items/{item}/explanation";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", "language");
        int limit = parameters.number("limit", 10, 1, ListQuestion.MOST);
        var language = parameters.text("language").orElse("en");
        var asker = tastes.asker(parameters.id("user"));
        var id = parameters.id("item");
        var release = asker.release();
        int item = Filters.visible(id, release);
        var taste = tastes.of(release, asker.user());
        var all = Contributions.of(release, taste, item);
        double listScore = Ranking.score(release, taste, item);
        double score = all.isEmpty()
                ? listScore
                : all.stream().mapToDouble(Contribution::sum).sum();
        var shown = all.stream()
                .filter(one -> release.items().isOpen(one.item()))
                .limit(limit)
                .toList();
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, asker.variant());
        json.raw("\"user\":").text(asker.user()).raw(",\"item\":").text(id);
        json.raw(",\"rung\":\"").raw(taste.rung().json());
        json.raw("\",\"score\":").number(score).raw(",\"list_score\":").number(listScore);
        write(json, release, item, shown, language);
        double shownSum = shown.stream().mapToDouble(Contribution::sum).sum();
        json.raw(",\"rest\":{\"items\":").number((long) all.size() - shown.size());
        json.raw(",\"score\":").number(all.isEmpty() ? 0 : score - shownSum).raw("}}");
        Json.answer(context, json);
    }

    private static void write(
            JsonBuffer json, Release release, int item, List<Contribution> contributions, String language) {
        json.raw(",\"contributions\":[");
        for (int i = 0; i < contributions.size(); i++) {
            var one = contributions.get(i);
            json.raw(i == 0 ? "{" : ",{");
            release.items().write(one.item(), json);
            json.raw(",\"strength\":").number(one.strength());
            json.raw(",\"factors\":")
                    .number(one.factors())
                    .raw(",\"neighbours\":")
                    .number(one.neighbours());
            json.raw(",\"score\":").number(one.sum());
            writeCommon(json, HeldClasses.ofBoth(release, item, one.item()), language);
            json.raw("}");
        }
        json.raw("]");
    }

    private static void writeCommon(JsonBuffer json, List<String> classes, String language) {
        var ontology = Ontology.bundled();
        json.raw(",\"in_common\":[");
        for (int i = 0; i < classes.size(); i++) {
            json.raw(i == 0 ? "{" : ",{");
            json.raw("\"class\":").text(ontology.compact(classes.get(i)));
            json.raw(",\"label\":")
                    .text(ontology.label(classes.get(i), language))
                    .raw("}");
        }
        json.raw("]");
    }
}
