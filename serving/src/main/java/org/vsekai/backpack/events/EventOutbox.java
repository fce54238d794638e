package org.vsekai.backpack.events;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.server.Problems;

/**
 * Writes events into the landing zone, durable before anybody is told so. One thread writes; what arrives while a file is
 * forced to disk goes into the next file together, so that many small requests make few files. A file is named by the hash
 * of its event ids: the same events again are the same file. Thread-safe.
 */
public final class EventOutbox implements AutoCloseable {
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_REQUESTS_A_FILE = 100;

    private final LandingZone landingZone;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = new Thread(this::writeForever, "event-writer");
    private volatile boolean isClosed;

    private record Waiting(List<Event> events, CompletableFuture<Void> written) {}

    public EventOutbox(LandingZone landingZone) {
        this.landingZone = landingZone;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Completes when the events are on disk, or with the {@link IOException} because of which they are not.
     *
     * @throws org.vsekai.backpack.server.Problem when too many requests wait already, or the server stops
     */
    CompletableFuture<Void> write(List<Event> events) {
        var waiting = new Waiting(List.copyOf(events), new CompletableFuture<>());
        if (isClosed || !queue.offer(waiting)) {
            throw Problems.overloaded();
        }
        return waiting.written();
    }

    private void writeForever() {
        var batch = new ArrayList<Waiting>();
        try {
            do {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, MOST_REQUESTS_A_FILE - 1);
                write(batch);
            } while (!isClosed || !queue.isEmpty());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the event writer", e);
        }
    }

    private void write(Collection<Waiting> batch) {
        Map<String, Event> events = new LinkedHashMap<>();
        batch.forEach(waiting -> waiting.events().forEach(event -> events.putIfAbsent(event.eventId(), event)));
        try {
            if (events.isEmpty()) {
                return;
            }
            landingZone.append(fileName(events.keySet()), List.copyOf(events.values()));
            forceFolder();
            batch.forEach(waiting -> waiting.written().complete(null));
        } catch (IOException | RuntimeException e) {
            batch.forEach(waiting -> waiting.written().completeExceptionally(e));
        }
    }

    /** A renamed file is only safe when its folder is. */
    private void forceFolder() throws IOException {
        try (var folder = FileChannel.open(landingZone.eventsFolder(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static String fileName(Collection<String> eventIds) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            eventIds.forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return "online-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        isClosed = true;
        // An empty request wakes the writer up where it waits for one.
        queue.offer(new Waiting(List.of(), new CompletableFuture<>()));
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
