package org.vsekai.backpack.table;

@Description("A metric of a recommender on a split, over a segment of users or items.")
public record EvaluationRow(
        @Description("The release that was evaluated.") String releaseId,

        @Description("What was evaluated: als, blended, neighbours, content, or popularity as the yardstick.")
        String recommender,

        @Description("The split: time holds out newest interactions, random any, cold whole items.")
        String split,

        @Description("All, or a part of the users or items, such as history=5-9 or kind=avatar.")
        String segment,

        @Description("The metric with its cut-off, such as ndcg@10.")
        String metric,

        @Description("The metric's mean over users.") double value,

        @Description("The lower end of its 95 % bootstrap interval.")
        double low,

        @Description("The upper end of its 95 % bootstrap interval.")
        double high,

        @Description("Users that it was averaged over.") long users) {
    public static final String RELEASE_ID = "release_id";
    public static final String RECOMMENDER = "recommender";
    public static final String SPLIT = "split";
    public static final String SEGMENT = "segment";
    public static final String METRIC = "metric";

    public static final Table<EvaluationRow> TABLE =
            Table.of("evaluations", EvaluationRow.class, RELEASE_ID, RECOMMENDER, SPLIT, SEGMENT, METRIC);
}
