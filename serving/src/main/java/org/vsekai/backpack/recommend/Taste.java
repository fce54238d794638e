package org.vsekai.backpack.recommend;

import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.release.History;
import org.vsekai.backpack.release.Release;

/**
 * What is known of a user: the rung it is enough for, the vector that goes with it, and what the user did. Not to be changed.
 *
 * @param vector none on the lowest rung
 * @param history everything the user met
 * @param group whether the history's strengths are shares of a group's members that want an item
 */
record Taste(Rung rung, Optional<float[]> vector, History history, boolean group) {

    /** Of somebody of whom nothing is known. */
    static Taste unknown(History history) {
        return new Taste(Rung.POPULAR, Optional.empty(), history, false);
    }

    /**
     * The user's taste by a release and by what happened since.
     *
     * @param user the user's number, -1 for one that the release does not know
     * @param news what the user did since, by item number, weighed as the release's own interactions were
     */
    static Taste of(Release release, int user, Map<Integer, Double> news) {
        var history = release.histories().of(user).plus(news);
        if (news.isEmpty() && release.userFactors().has(user)) {
            var rung = release.factors().predictedUsers().get(user) ? Rung.CONTENT : Rung.FACTORS;
            return new Taste(rung, Optional.of(release.userFactors().vector(user)), history, false);
        }
        return of(release, history);
    }

    /** The taste that a history alone tells of: one exact half-step over it. */
    static Taste of(Release release, History history) {
        var rung = foldInRung(release, history);
        return rung == Rung.POPULAR
                ? unknown(history)
                : new Taste(rung, release.foldIn().map(foldIn -> foldIn.user(history.nonZero())), history, false);
    }

    /** Learnt items carry a fold-in; predicted ones alone make it content; without any that is wanted there is none. */
    private static Rung foldInRung(Release release, History history) {
        var rung = Rung.POPULAR;
        for (int i = 0; i < history.size(); i++) {
            int item = history.item(i);
            if (history.strength(i) > 0 && release.itemFactors().has(item)) {
                if (!release.factors().predictedItems().get(item)) {
                    return Rung.FOLD_IN;
                }
                rung = Rung.CONTENT;
            }
        }
        return rung;
    }

    /** How much the item at a place of the history is wanted: 0 or 1; of a group, the share of members that want it. */
    float want(int place) {
        float strength = history.strength(place);
        return group ? strength : strength > 0 ? 1 : 0;
    }
}
