package org.vsekai.backpack.recommend;

import java.util.List;
import org.vsekai.backpack.events.RecentInteractions;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class RecommendRoutes {
    private RecommendRoutes() {}

    public static List<Endpoint> of(Releases releases, RecentInteractions recent, TopK topK) {
        var ranking = new Ranking(topK);
        return List.of(
                new UserRecommendations(releases, recent, ranking),
                new FoldInRecommendations(releases, ranking),
                new SimilarItems(releases, topK));
    }
}
