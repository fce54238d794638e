package org.vsekai.backpack.landing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * Something that happened online: one JSON object, told apart by {@code type}. The same event id again is the same
 * event.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Interaction.class, name = "interaction"),
    @JsonSubTypes.Type(value = Event.ItemChange.class, name = "item"),
    @JsonSubTypes.Type(value = Event.PrivacyChoice.class, name = "privacy")
})
public sealed interface Event {
    int MOST_CLASSES = 64;
    int MOST_TAGS = 64;
    double GREATEST_STRENGTH = 1_000;

    String eventId();

    Instant occurredAt();

    /**
     * The event of a JSON text.
     *
     * @throws InvalidLandingException saying what is wrong with which field
     */
    static Event read(String json) {
        return LandingJson.read(json, Event.class);
    }

    /** A user did something with an item. */
    record Interaction(
            String eventId, String user, String item, InteractionKind kind, double strength, Instant occurredAt)
            implements Event {
        public Interaction {
            Identifier.check("event_id", eventId);
            Identifier.check("user", user);
            Identifier.check("item", item);
            Require.present("kind", kind);
            Require.present("occurred_at", occurredAt);
            Require.that(
                    strength > 0 && strength <= GREATEST_STRENGTH,
                    "strength must be above 0 and at most " + (int) GREATEST_STRENGTH);
        }
    }

    /** A user says whether Backpack may learn from what they do: their newest choice counts. */
    record PrivacyChoice(String eventId, String user, boolean learn, Instant occurredAt) implements Event {
        public PrivacyChoice {
            Identifier.check("event_id", eventId);
            Identifier.check("user", user);
            Require.present("occurred_at", occurredAt);
        }
    }

    /** An item was made or changed: the latest of its events is what it is. */
    record ItemChange(
            String eventId,
            String item,
            ItemKind kind,
            String name,
            String owner,
            Visibility visibility,
            Optional<String> scene,
            List<String> classes,
            List<String> tags,
            Instant occurredAt)
            implements Event {
        public ItemChange {
            Identifier.check("event_id", eventId);
            Identifier.check("item", item);
            Require.present("kind", kind);
            Require.text("name", name);
            Identifier.check("owner", owner);
            Require.present("visibility", visibility);
            scene.ifPresent(id -> Identifier.check("scene", id));
            classes = List.copyOf(Require.present("classes", classes));
            tags = List.copyOf(Require.present("tags", tags));
            Require.that(classes.size() <= MOST_CLASSES, "classes must be at most " + MOST_CLASSES);
            Require.that(tags.size() <= MOST_TAGS, "tags must be at most " + MOST_TAGS);
            classes.forEach(iri -> Require.text("classes", iri));
            tags.forEach(tag -> Require.text("tags", tag));
            Require.present("occurred_at", occurredAt);
        }
    }
}
