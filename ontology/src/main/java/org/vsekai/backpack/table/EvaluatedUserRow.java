package org.vsekai.backpack.table;

@Description("How well a recommender did for one user of a split: what two releases are compared on, pair by pair.")
public record EvaluatedUserRow(
        @Description("The release that was evaluated.") String releaseId,

        @Description("What was evaluated, as in evaluations.")
        String recommender,

        @Description("The split, as in evaluations.") String split,
        @Description("The user's dense number.") int user,
        @Description("NDCG@10 of the user's list.") double ndcg) {
    public static final String RELEASE_ID = "release_id";
    public static final String RECOMMENDER = "recommender";
    public static final String SPLIT = "split";
    public static final String USER = "user";
    public static final String NDCG = "ndcg";

    public static final Table<EvaluatedUserRow> TABLE =
            Table.of("evaluated_users", EvaluatedUserRow.class, RELEASE_ID, RECOMMENDER, SPLIT, USER);
}
