package org.vsekai.backpack.table;

@Description("What a model had in hand, written before it began: a night that dies leaves what may have killed it.")
public record AttemptRow(
        @Description("The task in the tree of tasks, such as detect/person/pose.")
        String task,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("The frame, clip or text.") String subjectId,

        @Description("Times that it was in hand and nothing came of it.")
        int attempts) {
    public static final String TASK = "task";
    public static final String MODEL_DIGEST = "model_digest";
    public static final String SUBJECT_ID = "subject_id";

    public static final Table<AttemptRow> TABLE =
            Table.of("attempts", AttemptRow.class, TASK, MODEL_DIGEST, SUBJECT_ID);
}
