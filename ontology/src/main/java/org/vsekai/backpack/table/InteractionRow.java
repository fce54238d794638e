package org.vsekai.backpack.table;

import java.time.Instant;

@Description("A user did something with an item.")
public record InteractionRow(
        @Description("The event that told of it.") String eventId,
        @Description("The user.") String userId,
        @Description("The item.") String itemId,

        @Description("bag, wear, visit, like, dwell, impression, unbag or dislike.")
        InteractionKind kind,

        @Description("How much it says: 1 for an ordinary one.")
        double strength,

        @Description("When it happened.") Instant occurredAt) {
    public static final String EVENT_ID = "event_id";
    public static final String USER_ID = "user_id";
    public static final String ITEM_ID = "item_id";
    public static final String KIND = "kind";
    public static final String STRENGTH = "strength";
    public static final String OCCURRED_AT = "occurred_at";

    public static final Table<InteractionRow> TABLE = Table.of("interactions", InteractionRow.class, EVENT_ID);
}
