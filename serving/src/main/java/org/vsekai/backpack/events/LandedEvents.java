package org.vsekai.backpack.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.InvalidLandingException;
import org.vsekai.backpack.landing.LandingZone;

/**
 * What the landing zone holds when the server starts: its newest event files, up to {@value RecentInteractions#MOST} events,
 * are read again, so that a restart forgets nothing that a night has not learnt yet. A line that is no event is the night's to
 * report; here it is passed over.
 */
public final class LandedEvents {
    private static final Logger log = LoggerFactory.getLogger(LandedEvents.class);

    private LandedEvents() {}

    private record DatedFile(Path path, long millis) {}

    /** Reads them into memory. */
    public static void replay(LandingZone landingZone, RecentInteractions recent, PrivacyChoices privacy) {
        long start = System.nanoTime();
        var events = newest(landingZone);
        events.forEach(event -> take(event, recent, privacy));
        if (!events.isEmpty()) {
            log.info(
                    "Read {} events of the landing zone in {} ms",
                    events.size(),
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    static void take(Event event, RecentInteractions recent, PrivacyChoices privacy) {
        if (event instanceof Event.Interaction interaction) {
            recent.add(interaction);
        } else if (event instanceof Event.PrivacyChoice choice) {
            privacy.choose(choice.user(), choice.learn(), choice.occurredAt());
        }
    }

    /** The newest last. */
    private static Deque<Event> newest(LandingZone landingZone) {
        var events = new ArrayDeque<Event>();
        for (var file : files(landingZone.eventsFolder())) {
            if (events.size() >= RecentInteractions.MOST) {
                break;
            }
            var lines = lastLines(file.path());
            while (!lines.isEmpty() && events.size() < RecentInteractions.MOST) {
                try {
                    events.addFirst(Event.read(lines.removeLast()));
                } catch (InvalidLandingException e) {
                    log.debug("{} holds a line that is no event: {}", file.path(), e.getMessage());
                }
            }
        }
        return events;
    }

    private static List<DatedFile> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.jsonl"))
                    .map(file -> new DatedFile(file, file.toFile().lastModified()))
                    .sorted(Comparator.comparingLong(DatedFile::millis).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The landing zone's events in " + folder + " cannot be listed", e);
        }
    }

    private static Deque<String> lastLines(Path file) {
        var last = new ArrayDeque<String>();
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> {
                last.addLast(line);
                if (last.size() > RecentInteractions.MOST) {
                    last.removeFirst();
                }
            });
        } catch (IOException | UncheckedIOException e) {
            log.warn("{} cannot be read ({}): what it tells of counts from the next night on", file, e.toString());
        }
        return last;
    }
}
