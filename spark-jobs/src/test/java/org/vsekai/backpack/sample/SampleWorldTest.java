package org.vsekai.backpack.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.table.ItemKind;

class SampleWorldTest {
    private static final SampleWorldSettings SETTINGS = new SampleWorldSettings(5, 120, 60, 7);

    @TempDir
    static Path folder;

    private static LandingZone world;

    @BeforeAll
    static void writeOnce() throws IOException {
        world = new LandingZone(folder.resolve("world"));
        new SampleWorld(SETTINGS).writeTo(world, line -> {});
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path other) throws IOException {
        new SampleWorld(SETTINGS).writeTo(new LandingZone(other), line -> {});

        assertThat(contents(other).equals(contents(world.root()))).isTrue();
    }

    @Test
    void anotherSeedGivesAnotherWorld(@TempDir Path other) throws IOException {
        var seed8 = new SampleWorldSettings(1, 20, 10, 8);
        new SampleWorld(seed8).writeTo(new LandingZone(other), line -> {});

        assertThat(Files.readAllBytes(other.resolve("scenes/s8-scene-1/scene.glb")))
                .isNotEqualTo(Files.readAllBytes(world.root().resolve("scenes/s7-scene-1/scene.glb")));
        assertThat(contents(other).keySet())
                .filteredOn(contents(world.root())::containsKey)
                .containsExactly("sample-world.txt");
    }

    @Test
    void aRunThatWasKilledIsCompletedByTheNext(@TempDir Path other) throws IOException {
        var landing = new LandingZone(other);
        new SampleWorld(SETTINGS).writeTo(landing, line -> {});
        Files.delete(other.resolve("uploads/s7-scene-2.json"));
        Files.delete(other.resolve("scenes/s7-scene-2/capture.json"));
        Files.writeString(other.resolve("scenes/s7-scene-2/scene.glb"), "half");
        Files.delete(other.resolve("events/sample-7-interactions-00000.jsonl"));

        var summary = new SampleWorld(SETTINGS).writeTo(landing, line -> {});

        assertThat(contents(other).equals(contents(world.root()))).isTrue();
        assertThat(summary.scenes()).isEqualTo(1);
        assertThat(summary.alreadyThere()).isEqualTo(5);
    }

    @Test
    void aLandingZoneThatIsInUseIsRefused(@TempDir Path other) throws IOException {
        var landing = new LandingZone(other);
        landing.create();
        Files.writeString(landing.eventsFolder().resolve("mine.jsonl"), "");

        assertThatThrownBy(() -> new SampleWorld(SETTINGS).writeTo(landing, line -> {}))
                .isInstanceOf(SampleWorldException.class)
                .hasMessageContaining("is not empty")
                .hasMessageContaining("choose another --data folder");
    }

    @Test
    void anotherWorldInTheLandingZoneIsRefused() {
        var larger = new SampleWorldSettings(5, 121, 60, 7);

        assertThatThrownBy(() -> new SampleWorld(larger).writeTo(world, line -> {}))
                .isInstanceOf(SampleWorldException.class)
                .hasMessageContaining("120 users")
                .hasMessageContaining("121 users");
    }

    @Test
    void eachSceneIsTheItemOfItsNumber() throws IOException {
        var items = new TreeMap<String, Event.ItemChange>();
        for (var event : events(world, "items")) {
            var item = (Event.ItemChange) event;
            items.put(item.item(), item);
        }

        assertThat(items).hasSize(60);
        assertThat(items.get("i1").scene()).contains("s7-scene-1");
        assertThat(items.get("i5").scene()).contains("s7-scene-5");
        assertThat(items.get("i6").scene()).isEmpty();
        assertThat(items.get("i3").kind()).isEqualTo(ItemKind.AVATAR);
        assertThat(items.get("i3").classes()).containsExactly("https://backpack.vsekai.org/ns/v1#Person");
    }

    @Test
    void whatUsersDidIsWithinNinetyDaysAndLaterThanTheItems() throws IOException {
        var items = events(world, "items");
        var interactions = events(world, "interactions");

        assertThat(interactions).hasSizeGreaterThan(120 * InteractionMaker.LEAST_ACTIVITY);
        assertThat(interactions)
                .extracting(Event::occurredAt)
                .isSorted()
                .allMatch(at -> at.isBefore(Moments.END) && !at.isBefore(Moments.END.minus(Moments.SPAN)));
        assertThat(items).extracting(Event::occurredAt).allMatch(at -> !at.isAfter(Moments.END.minus(Moments.SPAN)));
        assertThat(interactions).extracting(Event::eventId).doesNotHaveDuplicates();
    }

    @Test
    void noPathOfThisMachineIsInside() throws IOException {
        var home = folder.toString();
        assertThat(contents(world.root()).values()).noneMatch(text -> text.contains(home));
    }

    @Test
    void moreScenesThanItemsAreRefused() {
        assertThatThrownBy(() -> new SampleWorldSettings(11, 5, 10, 1))
                .hasMessage("scenes must be at most items, because each scene is an item: 11 scenes but 10 items");
    }

    static List<Event> events(LandingZone landing, String kind) throws IOException {
        var events = new ArrayList<Event>();
        try (var files = Files.list(landing.eventsFolder())) {
            for (var file : files.sorted().toList()) {
                if (file.getFileName().toString().contains("-" + kind + "-")) {
                    for (var line : Files.readAllLines(file)) {
                        events.add(Event.read(line));
                    }
                }
            }
        }
        return events;
    }

    /** Bytes as text, by path. */
    private static Map<String, String> contents(Path root) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
