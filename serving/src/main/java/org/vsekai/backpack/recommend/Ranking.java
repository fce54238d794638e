package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Release;

/** Puts a release's items in order, leaving some out. Thread-safe. */
final class Ranking {
    private final TopK topK;

    Ranking(TopK topK) {
        this.topK = topK;
    }

    /** By inner product with a user's vector. */
    List<RankedItem> byVector(Release release, float[] user, BitSet excluded, int offset, int limit) {
        var found = topK.search(release.itemFactors(), user, offset + limit, excluded, Metric.DOT);
        return RankedItem.of(found.hits().stream().skip(offset), release.items());
    }

    /** By the number of users that met them. */
    List<RankedItem> byPopularity(Release release, BitSet excluded, int offset, int limit) {
        var histories = release.histories();
        var hits = new ArrayList<Scored>();
        for (int place = 0; place < histories.itemCount() && hits.size() < offset + limit; place++) {
            int item = histories.byPopularity(place);
            if (!excluded.get(item)) {
                hits.add(new Scored(item, histories.users(item)));
            }
        }
        return RankedItem.of(hits.stream().skip(offset), release.items());
    }
}
