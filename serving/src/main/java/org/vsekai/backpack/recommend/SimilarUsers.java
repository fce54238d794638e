package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/users/{user}/similar}: users of the same taste, by the cosine of vectors, -1 to 1. Query: {@code limit} 1 to
 * 1000 (10). Body: release, variant, user, rung (where the user's own vector is from), users (user, score), without the user
 * and without those who do not want to be learnt from. On rung factors the release's own lists answer as far as they go.
 * Errors: 400 a parameter, 404 nothing is known of the user, 503 no release.
 */
final class SimilarUsers implements Endpoint {
    private final Tastes tastes;
    private final TopK topK;

    SimilarUsers(Tastes tastes, TopK topK) {
        this.tastes = tastes;
        this.topK = topK;
    }

    @Override
    public String path() {
        return "/v1/users/{user}/similar";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit");
        var asker = tastes.asker(parameters.id("user"));
        int limit = parameters.number("limit", 10, 1, ListQuestion.MOST);
        var release = asker.release();
        var taste = tastes.of(release, asker.user());
        var vector = taste.vector().orElseThrow(() -> Problems.noFactors("user", asker.user()));
        int self = release.users().number(asker.user());
        var hidden = hidden(release, self);
        var hits = taste.rung() == Rung.FACTORS ? listed(release, self, hidden, limit) : List.<Scored>of();
        if (hits.size() < limit) {
            hits = topK.search(release.userFactors(), vector, limit, hidden, Metric.COSINE)
                    .hits();
        }
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, asker.variant());
        json.raw("\"user\":").text(asker.user());
        json.raw(",\"rung\":\"").raw(taste.rung().json()).raw("\",\"users\":[");
        for (int i = 0; i < hits.size(); i++) {
            var id = release.users().id(hits.get(i).id());
            json.raw(i == 0 ? "" : ",").raw("{\"user\":").text(id == null ? "" : id);
            json.raw(",\"score\":").number(hits.get(i).score()).raw("}");
        }
        Json.answer(context, json.raw("]}"));
    }

    private BitSet hidden(Release release, int self) {
        var hidden = new BitSet();
        if (self >= 0) {
            hidden.set(self);
        }
        for (var user : tastes.privateUsers()) {
            int number = release.users().number(user);
            if (number >= 0) {
                hidden.set(number);
            }
        }
        return hidden;
    }

    private static List<Scored> listed(Release release, int self, BitSet hidden, int limit) {
        var hits = new ArrayList<Scored>();
        release.similarUsers().forEach(self, (user, weight) -> {
            if (hits.size() < limit && !hidden.get(user)) {
                hits.add(new Scored(user, weight));
            }
        });
        return hits;
    }
}
