package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Blend;
import org.vsekai.backpack.release.Charts.Chart;
import org.vsekai.backpack.release.Release;

/**
 * Puts a release's items in order, leaving some out. Exact: where scores are blended, the items that some neighbour speaks
 * for are scored one by one, all others by the top-k kernel, and both lists merged. Thread-safe.
 */
final class Ranking {
    /** Best first, of equal ones the smaller number first. */
    static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::id);

    private final TopK topK;

    Ranking(TopK topK) {
        this.topK = topK;
    }

    /** A page of what suits a taste; by popularity where it has no vector. */
    List<Scored> page(Release release, Taste taste, BitSet excluded, double diversity, int offset, int limit) {
        if (diversity > 0) {
            return skip(
                    Diversity.mix(best(release, taste, excluded, Diversity.POOL), release, diversity), offset, limit);
        }
        return skip(best(release, taste, excluded, offset + limit), offset, limit);
    }

    /** The k items that suit a taste best. */
    List<Scored> best(Release release, Taste taste, BitSet excluded, int k) {
        if (taste.vector().isEmpty()) {
            return chart(release.charts().popular(), excluded, 0, k);
        }
        var vector = taste.vector().get();
        return release.blend()
                .map(blend -> blended(release, blend, taste, vector, excluded, k))
                .orElseGet(() -> topK.search(release.itemFactors(), vector, k, excluded, Metric.DOT)
                        .hits());
    }

    private List<Scored> blended(Release release, Blend blend, Taste taste, float[] vector, BitSet excluded, int k) {
        var bonuses = bonuses(blend, taste);
        if (bonuses.size() == 0) {
            return topK.search(release.itemFactors(), vector, k, excluded, Metric.DOT)
                    .hits();
        }
        var all = new ArrayList<Scored>(bonuses.size() + k);
        var others = (BitSet) excluded.clone();
        bonuses.forEach((item, bonus) -> {
            if (!excluded.get(item)) {
                all.add(new Scored(item, dot(release, vector, item) + (float) blend.weight() * bonus));
                others.set(item);
            }
        });
        all.addAll(topK.search(release.itemFactors(), vector, k, others, Metric.DOT)
                .hits());
        all.sort(BEST_FIRST);
        return all.size() > k ? all.subList(0, k) : all;
    }

    private static Sums bonuses(Blend blend, Taste taste) {
        var sums = new Sums();
        for (int i = 0; i < taste.history().size(); i++) {
            float want = taste.want(i);
            if (want > 0) {
                blend.neighbours().forEach(taste.history().item(i), (item, weight) -> sums.add(item, want * weight));
            }
        }
        return sums;
    }

    /** The score of one item: as lists have it. */
    static float score(Release release, Taste taste, int item) {
        if (taste.vector().isEmpty()) {
            return release.charts().popularity(item);
        }
        double score = dot(release, taste.vector().get(), item);
        for (int i = 0; i < taste.history().size(); i++) {
            score += neighbours(release, taste, i, item);
        }
        return (float) score;
    }

    /** What one item of the history adds to an item's score as its neighbour. */
    static double neighbours(Release release, Taste taste, int place, int item) {
        return taste.want(place) > 0 && release.blend().isPresent()
                ? taste.want(place)
                        * release.blend().get().weight()
                        * release.blend()
                                .get()
                                .neighbours()
                                .weight(taste.history().item(place), item)
                : 0;
    }

    private static float dot(Release release, float[] vector, int item) {
        if (!release.itemFactors().has(item)) {
            return 0;
        }
        var factors = release.itemFactors().vector(item);
        double sum = 0;
        for (int d = 0; d < factors.length; d++) {
            sum += (double) factors[d] * vector[d];
        }
        return (float) sum;
    }

    /** A page of a chart. */
    static List<Scored> chart(Chart chart, BitSet excluded, int offset, int limit) {
        var hits = new ArrayList<Scored>();
        for (int place = 0; place < chart.size() && hits.size() < offset + limit; place++) {
            if (!excluded.get(chart.item(place))) {
                hits.add(new Scored(chart.item(place), chart.score(place)));
            }
        }
        return skip(hits, offset, limit);
    }

    static List<Scored> skip(List<Scored> hits, int offset, int limit) {
        int from = Math.min(offset, hits.size());
        return hits.subList(from, Math.min(hits.size(), from + limit));
    }
}
