package org.vsekai.backpack.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * Writes items and interactions as events, in files of bounded size. A file that is there already is left alone: it can
 * only have the bytes that it would get.
 */
final class EventFiles {
    private static final int ITEMS_PER_FILE = 100_000;
    /** About 70,000 events. */
    private static final int USERS_PER_FILE = 2_000;

    private final SampleWorldSettings settings;
    private final LandingZone landing;
    private final Tally tally;
    private final Consumer<String> progress;
    private final ItemMaker items;
    private final Taste taste;
    private final ItemKind[] kinds;
    private final Visibility[] visibilities;

    EventFiles(SampleWorldSettings settings, LandingZone landing, Tally tally, Consumer<String> progress) {
        this.settings = settings;
        this.landing = landing;
        this.tally = tally;
        this.progress = progress;
        items = new ItemMaker(settings);
        taste = new Taste(settings.seed(), settings.items());
        kinds = new ItemKind[settings.items()];
        visibilities = new Visibility[settings.items()];
    }

    void write() throws IOException {
        for (int from = 1, file = 0; from <= settings.items(); from += ITEMS_PER_FILE, file++) {
            writeItems(file, from, Math.min(settings.items(), from + ITEMS_PER_FILE - 1));
        }
        var popularity = Popularity.of(settings.seed(), visibilities);
        var maker =
                new InteractionMaker(settings.seed(), taste, popularity, position -> kinds[position], settings.items());
        for (int from = 1, file = 0; from <= settings.users(); from += USERS_PER_FILE, file++) {
            int to = Math.min(settings.users(), from + USERS_PER_FILE - 1);
            writeInteractions(maker, file, from, to);
        }
    }

    private void writeItems(int file, int from, int to) throws IOException {
        var events = new ArrayList<Event>(to - from + 1);
        for (int number = from; number <= to; number++) {
            var item = items.item(number);
            taste.describe(item);
            kinds[number - 1] = item.kind();
            visibilities[number - 1] = item.visibility();
            events.add(change(item));
        }
        append("items", file, events);
        tally.items(events.size());
        progress.accept("items " + to + " of " + settings.items());
    }

    private Event change(SampleItem item) {
        var random = RandomStream.of(settings.seed(), "item event", item.number());
        var id = "s" + Long.toUnsignedString(settings.seed()) + "-i" + item.number();
        var scene = item.number() <= settings.scenes()
                ? Optional.of(SceneUploads.sceneId(settings.seed(), item.number()))
                : Optional.<String>empty();
        var classes =
                item.classes().stream().map(name -> Ontology.NAMESPACE + name).toList();
        return new Event.ItemChange(
                id,
                item.id(),
                item.kind(),
                item.name(),
                item.owner(),
                item.visibility(),
                scene,
                classes,
                List.of(Words.tag(item.theme().title()), "sample"),
                Moments.made(random));
    }

    private void writeInteractions(InteractionMaker maker, int file, int from, int to) throws IOException {
        if (Files.exists(path("interactions", file))) {
            tally.skipped();
            return;
        }
        var events = new ArrayList<Event>();
        for (int user = from; user <= to; user++) {
            events.addAll(maker.of(user));
        }
        events.sort(Comparator.comparing(Event::occurredAt).thenComparing(Event::eventId));
        append("interactions", file, events);
        tally.interactions(events.size());
        progress.accept("interactions of users " + to + " of " + settings.users());
    }

    private void append(String kind, int file, List<Event> events) throws IOException {
        var path = path(kind, file);
        if (Files.exists(path)) {
            tally.skipped();
            return;
        }
        landing.append(name(kind, file), events);
        tally.bytes(Files.size(path));
    }

    private Path path(String kind, int file) {
        return landing.eventsFolder().resolve(name(kind, file) + ".jsonl");
    }

    private String name(String kind, int file) {
        return String.format(Locale.ROOT, "sample-%s-%s-%05d", Long.toUnsignedString(settings.seed()), kind, file);
    }
}
