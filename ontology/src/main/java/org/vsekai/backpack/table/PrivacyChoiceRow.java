package org.vsekai.backpack.table;

import java.time.Instant;

@Description("Whether Backpack may learn from what a user does; a user's newest choice counts.")
public record PrivacyChoiceRow(
        @Description("The event that told of it.") String eventId,
        @Description("The user.") String userId,
        @Description("Whether the user may be learnt from.") boolean learn,
        @Description("When it was chosen.") Instant occurredAt) {
    public static final String EVENT_ID = "event_id";
    public static final String USER_ID = "user_id";
    public static final String LEARN = "learn";
    public static final String OCCURRED_AT = "occurred_at";

    public static final Table<PrivacyChoiceRow> TABLE = Table.of("privacy_choices", PrivacyChoiceRow.class, EVENT_ID);
}
