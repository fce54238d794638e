package org.vsekai.backpack.events;

import java.util.List;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class EventRoutes {
    private EventRoutes() {}

    public static List<Endpoint> of(EventOutbox outbox, RecentInteractions recent, PrivacyChoices privacy) {
        return List.of(new TakeEvents(outbox, recent, privacy));
    }
}
