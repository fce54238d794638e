package org.vsekai.backpack.table;

@Description("A metric of a recommender on a split.")
public record EvaluationRow(
        @Description("The release that was evaluated.") String releaseId,
        @Description("als, or popularity as its yardstick.") String recommender,

        @Description("The split: time holds out each user's newest interactions.")
        String split,

        @Description("The metric with its cut-off, such as ndcg@10.")
        String metric,

        @Description("The metric's mean over users.") double value,
        @Description("Users that it was averaged over.") long users) {
    public static final String RELEASE_ID = "release_id";
    public static final String RECOMMENDER = "recommender";
    public static final String SPLIT = "split";
    public static final String METRIC = "metric";

    public static final Table<EvaluationRow> TABLE =
            Table.of("evaluations", EvaluationRow.class, RELEASE_ID, RECOMMENDER, SPLIT, METRIC);
}
