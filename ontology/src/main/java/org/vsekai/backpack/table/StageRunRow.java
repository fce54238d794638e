package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.Optional;

@Description("One run of one stage, at any depth, and one for each upload that a night read.")
public record StageRunRow(
        @Description("The run's id.") String runId,

        @Description("The run that it is part of, none for the night itself and for an upload.")
        Optional<String> parentRunId,

        @Description(
                "The stage's path, such as nightly/recommend/train; for an upload nightly/ingest/scenes/ and the scene's id.")
        String stage,

        @Description("available, executing, completed, retryable, discarded or cancelled.")
        RunState state,

        @Description("1 for the first try on this input, counted up after a failure or a kill.")
        int attempt,

        @Description("When it began.") Instant startedAt,
        @Description("When it ended, none while executing.") Optional<Instant> finishedAt,

        @Description("Seconds that it took, none while executing.")
        Optional<Double> seconds,

        @Description("Rows that it read.") long rowsIn,
        @Description("Rows that it wrote or changed.") long rowsOut,

        @Description("What it says of itself: skipped because nothing was new, or its result in a sentence.")
        String summary,

        @Description("The versions of the tables it read and its settings: a later run on the same is skipped.")
        String fingerprint,

        @Description("Why it failed, where it did.") Optional<String> error) {
    public static final String RUN_ID = "run_id";
    public static final String PARENT_RUN_ID = "parent_run_id";
    public static final String STAGE = "stage";
    public static final String STATE = "state";
    public static final String ATTEMPT = "attempt";
    public static final String STARTED_AT = "started_at";

    public static final Table<StageRunRow> TABLE = Table.of("stage_runs", StageRunRow.class, RUN_ID);

    /** The stage of an upload's own run; of an empty id, how these stages begin. */
    public static String ofUpload(String sceneId) {
        return "nightly/ingest/scenes/" + sceneId;
    }
}
