package org.vsekai.backpack.recommend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.events.PrivacyChoices;
import org.vsekai.backpack.events.RecentInteractions;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.release.History;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Problems;

/** What is known of users at this moment: the release, what they did since, and what they do not want to be known. Thread-safe. */
final class Tastes {
    private final Releases releases;
    private final RecentInteractions recent;
    private final PrivacyChoices privacy;

    Tastes(Releases releases, RecentInteractions recent, PrivacyChoices privacy) {
        this.releases = releases;
        this.recent = recent;
        this.privacy = privacy;
    }

    /** A user and the release to answer from. */
    record Asker(String user, Release release, Optional<String> variant) {}

    /** Who asks, and from what they are answered. */
    Asker asker(String user) {
        var assignment = releases.of(user).orElseThrow(() -> Problems.notReady(releases.problem()));
        return new Asker(user, assignment.release(), assignment.variant());
    }

    /** The release for questions that are nobody's own. */
    Release live() {
        return releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
    }

    /** What is known of a user. */
    Taste of(Release release, String user) {
        return of(release, user, List.of());
    }

    /**
     * What is known of a user who deals with some items just now: each counts like an interaction of strength 1 more.
     *
     * @param context item numbers
     */
    Taste of(Release release, String user, List<Integer> context) {
        var now = new HashMap<Integer, Double>();
        context.forEach(item -> now.merge(item, 1.0, Double::sum));
        if (privacy.isPrivate(user)) {
            return Taste.of(release, History.of(now));
        }
        var events = recent.of(user, release.learnt()::contains);
        events.forEach(event -> count(release, event, now));
        return Taste.of(release, release.users().number(user), now);
    }

    private static void count(Release release, Event.Interaction event, Map<Integer, Double> sums) {
        int item = release.items().number(event.item());
        double strength = release.weights().of(event.kind(), event.strength(), event.occurredAt());
        if (item >= 0 && strength != 0) {
            sums.merge(item, strength, Double::sum);
        }
    }

    boolean isPrivate(String user) {
        return privacy.isPrivate(user);
    }

    /** Users that must not be shown to others. */
    Set<String> privateUsers() {
        return privacy.privateUsers();
    }
}
