package org.vsekai.backpack.recommend;

import java.util.List;
import java.util.Set;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.LeanEndpoint;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Telemetry;

/**
 * {@code GET /v1/users/{user}/recommendations}: items for a user, best first. Query: {@code limit} 1 to 1000 (10), {@code
 * offset} 0 to 10000 (0), {@code kind} map, avatar or prop, {@code class} as bp:Chair or an IRI, {@code owner}, {@code
 * exclude} up to 100 items, {@code exclude_seen} (true), {@code exclude_own} (false), {@code diversity} 0 to 1 (0; offset and
 * limit reach no further than 1000 then), {@code context_items} up to 20 items in the user's hands. Body: user, release,
 * variant of an experiment, rung, filters, items (item, kind, name, scene, score). Scores are inner products, blended with
 * neighbours where the release says so; on rung popular, popularity. An unknown user is no error. Only public items appear,
 * whoever asks. Errors: 400 a parameter, 404 a context item, 503 no release.
 */
final class UserRecommendations implements LeanEndpoint {
    private final Tastes tastes;
    private final Ranking ranking;
    private final Telemetry telemetry;

    UserRecommendations(Tastes tastes, Ranking ranking, Telemetry telemetry) {
        this.tastes = tastes;
        this.ranking = ranking;
        this.telemetry = telemetry;
    }

    @Override
    public String path() {
        return "/v1/users/{user}/recommendations";
    }

    @Override
    public Set<String> parameters() {
        return ListQuestion.PARAMETERS;
    }

    @Override
    public JsonBuffer answer(Parameters parameters) {
        var asker = tastes.asker(parameters.id("user"));
        var question = ListQuestion.of(parameters, asker.release());
        var json = JsonBuffer.ofThread();
        write(json, asker, question);
        return json;
    }

    /** The whole answer for one user: what a batch has many of. */
    void write(JsonBuffer json, Tastes.Asker asker, ListQuestion question) {
        var release = asker.release();
        var taste = tastes.of(release, asker.user(), question.filters().context(release));
        List<Scored> hits = ranking.page(
                release,
                taste,
                question.filters().excluded(release, taste, asker.user()),
                question.filters().diversity(),
                question.offset(),
                question.limit());
        telemetry.list(asker.variant().orElse("none"), taste.rung().json());
        ItemList.begin(json, release, asker.variant());
        json.raw("\"user\":").text(asker.user());
        json.raw(",\"rung\":\"").raw(taste.rung().json()).raw("\",");
        question.filters().write(json);
        json.raw(",");
        ItemList.write(json, release, hits);
        json.raw("}");
    }
}
