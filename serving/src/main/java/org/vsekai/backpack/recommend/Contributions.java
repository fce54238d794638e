package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.release.Release;

/**
 * Why an item scores what it does: what each of the user's own items adds, through factors (Hu, Koren and Volinsky 2008,
 * section 5) and as a neighbour. The sum over all of them is the score of the user's exact half-step, which is what lists have
 * on rungs fold_in and content, and on rung factors as far as training came to its fixed point.
 */
final class Contributions {
    private Contributions() {}

    /**
     * What one of the user's items adds.
     *
     * @param strength what the user's interactions with it count together
     */
    record Contribution(int item, double strength, double factors, double neighbours) {
        double sum() {
            return factors + neighbours;
        }
    }

    /** Greatest first by magnitude; nothing on the lowest rung. */
    static List<Contribution> of(Release release, Taste taste, int target) {
        var result = new ArrayList<Contribution>();
        if (taste.rung() == Rung.POPULAR) {
            return result;
        }
        var history = taste.history();
        Map<Integer, Double> byFactors = release.foldIn().isPresent()
                        && release.itemFactors().has(target)
                ? release.foldIn()
                        .get()
                        .contributions(history.nonZero(), release.itemFactors().vector(target))
                : Map.of();
        for (int i = 0; i < history.size(); i++) {
            int item = history.item(i);
            result.add(new Contribution(
                    item,
                    history.strength(i),
                    byFactors.getOrDefault(item, 0.0),
                    Ranking.neighbours(release, taste, i, target)));
        }
        result.sort(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.sum()))
                .thenComparingInt(Contribution::item));
        return result;
    }
}
