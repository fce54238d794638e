package org.vsekai.backpack.events;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.landing.Event;

/**
 * What users did since the live release learnt, in memory: the newest {@value #MOST} interactions, so that the very next
 * answer knows of them. Forgotten at a restart, when the next night has learnt them (the events themselves are in the
 * landing zone), and, oldest first, when there are too many. Thread-safe.
 */
public final class RecentInteractions {
    private static final int MOST = 100_000;

    private final Map<String, Event.Interaction> byEvent = new LinkedHashMap<>();
    private final Map<String, Map<String, Event.Interaction>> byUser = new HashMap<>();

    /** What the user did since. A copy. */
    public synchronized List<Event.Interaction> of(String user) {
        return List.copyOf(byUser.getOrDefault(user, Map.of()).values());
    }

    synchronized void add(Event.Interaction event) {
        if (byEvent.putIfAbsent(event.eventId(), event) != null) {
            return;
        }
        byUser.computeIfAbsent(event.user(), user -> new HashMap<>()).put(event.eventId(), event);
        if (byEvent.size() > MOST) {
            forget(byEvent.keySet().iterator().next());
        }
    }

    /** A release has learnt of the event. */
    public synchronized void forget(String eventId) {
        var event = byEvent.remove(eventId);
        if (event != null) {
            byUser.computeIfPresent(event.user(), (user, events) -> {
                events.remove(eventId);
                return events.isEmpty() ? null : events;
            });
        }
    }
}
