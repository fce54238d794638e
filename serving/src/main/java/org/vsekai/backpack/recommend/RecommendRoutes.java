package org.vsekai.backpack.recommend;

import java.util.List;
import org.vsekai.backpack.events.PrivacyChoices;
import org.vsekai.backpack.events.RecentInteractions;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Telemetry;

/** The routes of this package. */
public final class RecommendRoutes {
    private RecommendRoutes() {}

    public static List<Endpoint> of(
            Releases releases, RecentInteractions recent, PrivacyChoices privacy, TopK topK, Telemetry telemetry) {
        var tastes = new Tastes(releases, recent, privacy);
        var ranking = new Ranking(topK);
        var likeness = new Likeness(topK);
        var single = new UserRecommendations(tastes, ranking, telemetry);
        return List.of(
                single,
                new BatchRecommendations(tastes, single),
                new FoldInRecommendations(tastes, ranking),
                new GroupRecommendations(tastes, ranking),
                new SurprisingItems(tastes, ranking),
                new UserScores(tastes),
                new Explanation(tastes),
                new SimilarUsers(tastes, topK),
                new SimilarItems(tastes, likeness),
                new SimilarToItems(tastes, likeness),
                new PopularItems(tastes),
                new TrendingItems(tastes),
                new LatestItems(tastes));
    }
}
