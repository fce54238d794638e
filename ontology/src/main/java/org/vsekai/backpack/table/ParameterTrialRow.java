package org.vsekai.backpack.table;

import java.util.List;

@Description("A try of a hyper-parameter search.")
public record ParameterTrialRow(
        @Description("The search, known by its data and its settings.")
        String searchId,

        @Description("The try's number in it, from 0.") int trial,

        @Description("The parameters that were tried.") List<ModelReleaseRow.Parameter> parameters,

        @Description("completed, or stopped early because it could not win any more.")
        String state,

        @Description("Iterations that were run.") int iterations,
        @Description("NDCG@10 on the validation part.") double ndcg,
        @Description("How long it took, in seconds.") double seconds) {
    public static final String SEARCH_ID = "search_id";
    public static final String TRIAL = "trial";
    public static final String NDCG = "ndcg";

    public static final Table<ParameterTrialRow> TABLE =
            Table.of("parameter_trials", ParameterTrialRow.class, SEARCH_ID, TRIAL);
}
