package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/users/{user}/surprising}: items that suit a user and that they would hardly have found: serendipity as
 * relevance times unexpectedness (Adamopoulos and Tuzhilin, "On Unexpectedness in Recommender Systems", ACM TIST 2014). Of the
 * exact best {@value #POOL}: relevance is the score, brought to 0 to 1 over these; unexpectedness the mean of the item's rarity
 * (1 - log of its users over log of the most) and its distance from the nearest of the user's own items (1 - cosine, over 2;
 * Vargas and Castells, RecSys 2011). Query: {@code limit} 1 to 200 (10), {@code kind} map, avatar or prop. Body: release,
 * variant, user, rung, items (item, kind, name, scene, score: the product, 0 to 1). On rung popular the same of popularity.
 * Errors: 400 a parameter, 503 no release.
 */
final class SurprisingItems implements Endpoint {
    private static final int POOL = 500;
    private static final int MOST = 200;
    private static final int MOST_OWN = 200;

    private final Tastes tastes;
    private final Ranking ranking;

    SurprisingItems(Tastes tastes, Ranking ranking) {
        this.tastes = tastes;
        this.ranking = ranking;
    }

    @Override
    public String path() {
        return "/v1/users/{user}/surprising";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", Filters.KIND);
        var asker = tastes.asker(parameters.id("user"));
        int limit = parameters.number("limit", 10, 1, MOST);
        var release = asker.release();
        var taste = tastes.of(release, asker.user());
        var excluded = Filters.of(parameters, release).excluded(release, taste, asker.user());
        var hits = surprising(release, taste, ranking.best(release, taste, excluded, POOL));
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, asker.variant());
        json.raw("\"user\":").text(asker.user());
        json.raw(",\"rung\":\"").raw(taste.rung().json()).raw("\",");
        ItemList.write(json, release, Ranking.skip(hits, 0, limit));
        Json.answer(context, json.raw("}"));
    }

    private static List<Scored> surprising(Release release, Taste taste, List<Scored> pool) {
        var own = own(release, taste);
        float most = pool.isEmpty() ? 0 : pool.get(0).score();
        float least = pool.isEmpty() ? 0 : pool.get(pool.size() - 1).score();
        var hits = new ArrayList<Scored>();
        for (var hit : pool) {
            double relevance = most > least ? (hit.score() - least) / (most - least) : 1;
            double unexpected = (release.charts().rarity(hit.id()) + distance(release, own, hit.id())) / 2;
            hits.add(new Scored(hit.id(), (float) (relevance * unexpected)));
        }
        hits.sort(Ranking.BEST_FIRST);
        return hits;
    }

    /** Directions of what the user wants, of the last numbers when there is very much. */
    private static List<float[]> own(Release release, Taste taste) {
        var own = new ArrayList<float[]>();
        for (int i = taste.history().size() - 1; i >= 0 && own.size() < MOST_OWN; i--) {
            int item = taste.history().item(i);
            if (taste.want(i) > 0 && release.itemFactors().has(item)) {
                own.add(Directions.of(release, item));
            }
        }
        return own;
    }

    private static double distance(Release release, List<float[]> own, int item) {
        var direction = Directions.of(release, item);
        double nearest = own.isEmpty() ? 0 : -1;
        for (var other : own) {
            double cosine = 0;
            for (int d = 0; d < direction.length; d++) {
                cosine += direction[d] * other[d];
            }
            nearest = Math.max(nearest, cosine);
        }
        return (1 - Math.min(1, nearest)) / 2;
    }
}
