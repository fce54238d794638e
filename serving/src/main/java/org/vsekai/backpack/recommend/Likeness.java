package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.Names;

/** Finds what is like given items, by the release's own lists or by factors. Thread-safe. */
final class Likeness {
    static final String METHOD = "method";

    private final TopK topK;

    Likeness(TopK topK) {
        this.topK = topK;
    }

    /** How items are compared. */
    enum Method {
        BLENDED,
        FACTORS
    }

    /** What was found, and how. */
    record Found(String method, List<Scored> hits) {}

    /**
     * Items by the mean of their likeness with the given ones, without these.
     *
     * @param wanted blended lists where the release has one, when left out
     * @param excluded what must not be shown; changed
     */
    Found like(Release release, List<String> ids, Optional<Method> wanted, BitSet excluded, int limit) {
        var numbers = ids.stream().map(id -> Filters.visible(id, release)).toList();
        numbers.forEach(excluded::set);
        boolean hasLists = numbers.stream().anyMatch(release.similarItems()::has);
        var method = wanted.orElse(hasLists ? Method.BLENDED : Method.FACTORS);
        boolean hasAny = method == Method.BLENDED ? hasLists : numbers.stream().anyMatch(release.itemFactors()::has);
        if (!hasAny) {
            throw Problems.noFactors("item", String.join(", ", ids));
        }
        var hits = method == Method.BLENDED
                ? byLists(release, numbers, excluded, limit)
                : byFactors(release, numbers, excluded, limit);
        return new Found(Names.lowerCase(method), hits);
    }

    private static List<Scored> byLists(Release release, List<Integer> numbers, BitSet excluded, int limit) {
        var sums = new Sums();
        numbers.forEach(number -> release.similarItems().forEach(number, sums::add));
        var hits = new ArrayList<Scored>();
        sums.forEach((item, sum) -> {
            if (!excluded.get(item)) {
                hits.add(new Scored(item, sum / numbers.size()));
            }
        });
        hits.sort(Ranking.BEST_FIRST);
        return Ranking.skip(hits, 0, limit);
    }

    /** The mean of cosines is the inner product of a direction with the mean of directions. */
    private List<Scored> byFactors(Release release, List<Integer> numbers, BitSet excluded, int limit) {
        var mean = new float[release.itemFactors().rank()];
        for (int number : numbers) {
            var direction = Directions.of(release, number);
            for (int d = 0; d < mean.length; d++) {
                mean[d] += direction[d] / numbers.size();
            }
        }
        double squares = 0;
        for (float value : mean) {
            squares += (double) value * value;
        }
        float length = (float) Math.sqrt(squares);
        return topK.search(release.itemFactors(), mean, limit, excluded, Metric.COSINE).hits().stream()
                .map(hit -> new Scored(hit.id(), hit.score() * length))
                .toList();
    }
}
