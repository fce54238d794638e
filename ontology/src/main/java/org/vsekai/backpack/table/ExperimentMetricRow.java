package org.vsekai.backpack.table;

@Description("A metric of a variant of an experiment, from what its users did.")
public record ExperimentMetricRow(
        @Description("The experiment.") String experiment,
        @Description("The variant.") String variant,

        @Description("The metric: interactions, strength or bagged, each a user.")
        String metric,

        @Description("Its mean over the variant's users.") double value,

        @Description("The lower end of its 95 % bootstrap interval.")
        double low,

        @Description("The upper end of its 95 % bootstrap interval.")
        double high,

        @Description("Users of the variant who did something.")
        long users) {
    public static final String EXPERIMENT = "experiment";
    public static final String VARIANT = "variant";
    public static final String METRIC = "metric";

    public static final Table<ExperimentMetricRow> TABLE =
            Table.of("experiment_metrics", ExperimentMetricRow.class, EXPERIMENT, VARIANT, METRIC);
}
