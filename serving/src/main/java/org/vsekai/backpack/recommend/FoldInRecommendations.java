package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/recommendations}: items for somebody of whom only these interactions are known. Body: interactions, 1 to
 * 1000 of item and strength (above 0, at most 1000; 1 when left out; taken
 * as it is, without the weights of kinds), and {@code limit} 1 to 1000 (10). The given items do
 * not come back. Answer: release, rung (fold_in; popular when none of the items has a vector), unknown_items, items. The
 * same item twice counts with the sum. Nothing is kept. Errors: 400 the body, 413 over 1 MiB, 503 no release.
 */
final class FoldInRecommendations implements Endpoint {
    private static final int MOST = 1_000;

    private final Releases releases;
    private final Ranking ranking;

    FoldInRecommendations(Releases releases, Ranking ranking) {
        this.releases = releases;
        this.ranking = ranking;
    }

    record Interaction(String item, Optional<Double> strength) {
        Interaction {
            Identifier.check("item", item);
            if (strength.filter(value -> !(value > 0 && value <= 1_000)).isPresent()) {
                throw new IllegalArgumentException("strength must be above 0 and at most 1000");
            }
        }
    }

    record Question(List<Interaction> interactions, Optional<Integer> limit) {
        Question {
            if (interactions.isEmpty() || interactions.size() > MOST) {
                throw new IllegalArgumentException("interactions must be 1 to " + MOST);
            }
            if (limit.filter(value -> value < 1 || value > MOST).isPresent()) {
                throw new IllegalArgumentException("limit must be 1 to " + MOST);
            }
        }
    }

    record Answer(String release, Rung rung, List<String> unknownItems, List<RankedItem> items) {}

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
        var question = Json.body(context, Question.class);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        Map<String, Double> strengths = new HashMap<>();
        question.interactions()
                .forEach(i -> strengths.merge(i.item(), i.strength().orElse(1.0), Double::sum));
        var taste = Taste.of(release, strengths);
        var unknown = strengths.keySet().stream()
                .filter(item -> release.items().number(item) < 0)
                .sorted()
                .toList();
        var excluded = release.items().excluded(Optional.empty(), Optional.empty());
        excluded.or(taste.seen());
        int limit = question.limit().orElse(10);
        var items = taste.vector()
                .map(vector -> ranking.byVector(release, vector, excluded, 0, limit))
                .orElseGet(() -> ranking.byPopularity(release, excluded, 0, limit));
        Json.answer(context, new Answer(release.id(), taste.rung(), unknown, items));
    }
}
