package org.vsekai.backpack.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.vsekai.backpack.landing.Event;

/**
 * What users did of late, in memory: the newest {@value #MOST} interactions, so that the very next answer knows of them. Which
 * of them a release has learnt of, the release says itself, so that a roll-back brings them back. The oldest are forgotten
 * when there are too many. Thread-safe.
 */
public final class RecentInteractions {
    static final int MOST = 100_000;

    private final Map<String, Event.Interaction> byEvent = new LinkedHashMap<>();
    private final Map<String, List<Event.Interaction>> byUser = new HashMap<>();

    /**
     * What the user did, without what somebody knows of.
     *
     * @param isKnown by event id
     */
    public synchronized List<Event.Interaction> of(String user, Predicate<String> isKnown) {
        var events = byUser.get(user);
        return events == null
                ? List.of()
                : events.stream()
                        .filter(event -> !isKnown.test(event.eventId()))
                        .toList();
    }

    /** Whether an event is among them. */
    public synchronized boolean holds(String eventId) {
        return byEvent.containsKey(eventId);
    }

    synchronized void add(Event.Interaction event) {
        if (byEvent.putIfAbsent(event.eventId(), event) != null) {
            return;
        }
        byUser.computeIfAbsent(event.user(), user -> new ArrayList<>(2)).add(event);
        if (byEvent.size() > MOST) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        var oldest = byEvent.values().iterator();
        var event = oldest.next();
        oldest.remove();
        byUser.computeIfPresent(event.user(), (user, events) -> {
            events.remove(event);
            return events.isEmpty() ? null : events;
        });
    }
}
