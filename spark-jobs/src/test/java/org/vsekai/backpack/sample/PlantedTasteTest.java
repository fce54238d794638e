package org.vsekai.backpack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.Visibility;

class PlantedTasteTest {
    private static final SampleWorldSettings SETTINGS = new SampleWorldSettings(0, 800, 500, 3);

    @TempDir
    static Path folder;

    private static final List<Event.Interaction> engagements = new ArrayList<>();
    private static final Set<String> privateItems = new HashSet<>();

    @BeforeAll
    static void writeOnce() throws IOException {
        var world = new LandingZone(folder);
        new SampleWorld(SETTINGS).writeTo(world, line -> {});
        for (var event : SampleWorldTest.events(world, "interactions")) {
            var interaction = (Event.Interaction) event;
            if (interaction.kind() != InteractionKind.IMPRESSION) {
                engagements.add(interaction);
            }
        }
        for (var event : SampleWorldTest.events(world, "items")) {
            var item = (Event.ItemChange) event;
            if (item.visibility() == Visibility.PRIVATE) {
                privateItems.add(item.item());
            }
        }
    }

    @Test
    void nobodyMeetsPrivateItems() {
        assertThat(privateItems).isNotEmpty();
        assertThat(engagements).noneMatch(engagement -> privateItems.contains(engagement.item()));
    }

    @Test
    void aFewItemsAreMuchMorePopularThanMost() {
        var counts = new HashMap<String, Integer>();
        engagements.forEach(engagement -> counts.merge(engagement.item(), 1, Integer::sum));
        var sorted = counts.values().stream().sorted(Comparator.reverseOrder()).toList();

        int head = sorted.subList(0, SETTINGS.items() / 10).stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat((double) head / engagements.size()).isBetween(0.2, 0.6);
    }

    @Test
    void activityIsSkewedAroundTwentyFiveItems() {
        var activity =
                itemsOfUsers(0, 1).values().stream().map(Set::size).sorted().toList();

        assertThat(activity).hasSize(SETTINGS.users());
        assertThat(activity.get(0)).isGreaterThanOrEqualTo(InteractionMaker.LEAST_ACTIVITY);
        assertThat(activity.get(activity.size() / 2)).isBetween(21, 29);
        assertThat(activity.get(activity.size() - 1)).isGreaterThan(100);
    }

    @Test
    void usersOfACommunityShareMoreItemsThanStrangers() {
        var taste = new Taste(SETTINGS.seed(), 1);
        var users = itemsOfUsers(0, 1);

        double neighbours = sharedShare(users, (one, other) -> taste.community(one) == taste.community(other));
        double strangers = sharedShare(users, (one, other) -> taste.community(one) != taste.community(other));

        assertThat(neighbours).isGreaterThan(2 * strangers);
    }

    @Test
    void theEarlyDaysTellWhatACommunityLikesInTheLastOnes() {
        var taste = new Taste(SETTINGS.seed(), 1);
        var early = itemsOfUsers(0, 0.8);
        var late = itemsOfUsers(0.8, 1);
        var byCommunity = new HashMap<Integer, Map<String, Integer>>();
        var byAll = new HashMap<String, Integer>();
        early.forEach((user, items) -> items.forEach(item -> {
            byCommunity
                    .computeIfAbsent(taste.community(user), community -> new HashMap<>())
                    .merge(item, 1, Integer::sum);
            byAll.merge(item, 1, Integer::sum);
        }));

        int hits = 0;
        int popularHits = 0;
        for (var entry : late.entrySet()) {
            var known = early.getOrDefault(entry.getKey(), Set.of());
            var ofCommunity = byCommunity.getOrDefault(taste.community(entry.getKey()), Map.of());
            hits += hits(ofCommunity, known, entry.getValue());
            popularHits += hits(byAll, known, entry.getValue());
        }

        assertThat(hits).isGreaterThan(2 * popularHits);
    }

    private static int hits(Map<String, Integer> counts, Set<String> known, Set<String> wanted) {
        return (int) counts.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(10)
                .filter(entry -> wanted.contains(entry.getKey()))
                .count();
    }

    /** The items that each user engaged with for the first time in a part of the span. */
    private static Map<Integer, Set<String>> itemsOfUsers(double from, double to) {
        var start = Moments.END.minus(Moments.SPAN);
        var first = start.plus(Duration.ofSeconds((long) (from * Moments.SPAN.toSeconds())));
        var last = start.plus(Duration.ofSeconds((long) (to * Moments.SPAN.toSeconds())));
        var items = new TreeMap<Integer, Set<String>>();
        for (var engagement : engagements) {
            if (!engagement.occurredAt().isBefore(first)
                    && engagement.occurredAt().isBefore(last)) {
                items.computeIfAbsent(Integer.parseInt(engagement.user().substring(1)), user -> new HashSet<>())
                        .add(engagement.item());
            }
        }
        return items;
    }

    /** Mean Jaccard index over pairs of users. */
    private static double sharedShare(Map<Integer, Set<String>> users, BiPredicate<Integer, Integer> pairs) {
        double sum = 0;
        int count = 0;
        for (int one = 1; one <= 300; one++) {
            for (int other = 1; other < one; other++) {
                if (pairs.test(one, other)) {
                    var shared = new HashSet<>(users.get(one));
                    shared.retainAll(users.get(other));
                    int union = users.get(one).size() + users.get(other).size() - shared.size();
                    sum += (double) shared.size() / union;
                    count++;
                }
            }
        }
        return sum / count;
    }
}
