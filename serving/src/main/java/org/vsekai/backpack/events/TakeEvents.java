package org.vsekai.backpack.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.InvalidLandingException;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/events}: tells of things that happened. Body: one event, or {@code {"events": [...]}} with 1 to 1000 of
 * them; an event is a JSON object of type interaction, item or privacy, as the landing zone has it. Answers 202 with {@code accepted}
 * once all of them are safely on disk, where the next night reads them; all or none are taken. An event id that was sent
 * before is the same event, so sending again after a lost answer is safe. Interactions count in the user's recommendations
 * at once; a privacy event with {@code learn} false takes the user's history out of them at once. Errors: 400 the body, 413 over 1 MiB, 503 when the disk does not follow.
 */
final class TakeEvents implements Endpoint {
    private static final int MOST = 1_000;

    private final EventOutbox outbox;
    private final RecentInteractions recent;
    private final PrivacyChoices privacy;

    TakeEvents(EventOutbox outbox, RecentInteractions recent, PrivacyChoices privacy) {
        this.outbox = outbox;
        this.recent = recent;
        this.privacy = privacy;
    }

    record Answer(int accepted) {}

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/events";
    }

    @Override
    public void answer(Context context) throws InterruptedException {
        Parameters.of(context);
        var events = events(Json.tree(context));
        try {
            outbox.write(events).get();
        } catch (ExecutionException e) {
            throw Problems.notWritten(String.valueOf(e.getMessage()));
        }
        events.forEach(event -> LandedEvents.take(event, recent, privacy));
        context.status(202);
        Json.answer(context, new Answer(events.size()));
    }

    private static List<Event> events(JsonNode body) {
        if (!body.isObject() || (!body.has("events") && !body.has("type"))) {
            throw Problems.invalidBody("it must be an event, or an object with events");
        }
        if (body.has("type")) {
            return List.of(event(body, ""));
        }
        var nodes = body.get("events");
        if (!nodes.isArray() || nodes.isEmpty() || nodes.size() > MOST || body.size() > 1) {
            throw Problems.invalidBody("events must be a list of 1 to " + MOST + ", and nothing may stand beside it");
        }
        var events = new ArrayList<Event>();
        for (int i = 0; i < nodes.size(); i++) {
            events.add(event(nodes.get(i), "/events/" + i));
        }
        return events;
    }

    private static Event event(JsonNode node, String place) {
        try {
            return Event.read(node.toString());
        } catch (InvalidLandingException e) {
            throw Problems.invalidBody(place + (place.isEmpty() ? "" : ": ") + e.getMessage());
        }
    }
}
