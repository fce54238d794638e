package org.vsekai.backpack.table;

@Description("Something that could not be processed: kept with its reason, so that it is neither lost nor in the way.")
public record RejectRow(
        @Description("Hash of stage, source and payload: the same refusal is the same row.")
        String rejectId,

        @Description("The stage that refused it.") String stage,

        @Description("Where it is: a path under the landing zone, with the line or the place in the document.")
        String source,

        @Description("Why, as a short fixed word such as truncated_buffer.")
        String reason,

        @Description("What is wrong, where, and what to do.")
        String message,

        @Description("The refused text itself, or its first 16 KiB; the file stays in the landing zone.")
        String payload) {
    public static final String REJECT_ID = "reject_id";
    public static final String STAGE = "stage";
    public static final String SOURCE = "source";
    public static final String REASON = "reason";

    public static final Table<RejectRow> TABLE = Table.of("rejects", RejectRow.class, REJECT_ID);
}
