package org.vsekai.backpack.recommend;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.release.Release;

/**
 * What is known of a user: the rung it is enough for, the vector that goes with it, and the items the user met.
 *
 * @param vector none on the lowest rung
 */
record Taste(Rung rung, Optional<float[]> vector, BitSet seen) {

    /**
     * The user's taste by a release and by what happened since.
     *
     * @param recent what the user did since, weighed as the release's own interactions were
     */
    static Taste of(Release release, String userId, List<Event.Interaction> recent) {
        int user = release.users().number(userId);
        var seen = new BitSet();
        release.histories().forEachItem(user, seen::set);
        var news = numbers(release, weighted(release, recent));
        news.keySet().forEach(seen::set);
        if (news.isEmpty() && release.userFactors().has(user)) {
            return new Taste(Rung.FACTORS, Optional.of(release.userFactors().vector(user)), seen);
        }
        var strengths = release.histories().strengths(user);
        news.forEach((item, strength) -> strengths.merge(item, strength, Double::sum));
        return folded(release, strengths, seen);
    }

    /** The taste that interactions alone tell of. */
    static Taste of(Release release, Map<String, Double> interactions) {
        var strengths = numbers(release, interactions);
        var seen = new BitSet();
        strengths.keySet().forEach(seen::set);
        return folded(release, strengths, seen);
    }

    private static Taste folded(Release release, Map<Integer, Double> strengths, BitSet seen) {
        var vector = strengths.keySet().stream().anyMatch(release.itemFactors()::has)
                ? release.foldIn().map(foldIn -> foldIn.user(strengths))
                : Optional.<float[]>empty();
        return new Taste(vector.isPresent() ? Rung.FOLD_IN : Rung.POPULAR, vector, seen);
    }

    private static Map<String, Double> weighted(Release release, List<Event.Interaction> events) {
        var strengths = new HashMap<String, Double>();
        for (var event : events) {
            double strength = release.weights().of(event.kind()) * event.strength();
            if (strength > 0) {
                strengths.merge(event.item(), strength, Double::sum);
            }
        }
        return strengths;
    }

    private static Map<Integer, Double> numbers(Release release, Map<String, Double> strengths) {
        var result = new HashMap<Integer, Double>();
        strengths.forEach((item, strength) -> {
            int number = release.items().number(item);
            if (number >= 0) {
                result.merge(number, strength, Double::sum);
            }
        });
        return result;
    }
}
