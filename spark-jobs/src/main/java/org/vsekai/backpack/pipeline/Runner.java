package org.vsekai.backpack.pipeline;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vsekai.backpack.table.StageRunRow;

/** Runs stages at every depth and keeps the ledger of it. Used by one thread. */
public final class Runner {
    private static final int LONGEST_ERROR = 2_000;

    private final StageContext context;
    private final Ledger ledger;

    private Runner(StageContext context, Ledger ledger) {
        this.context = context;
        this.ledger = ledger;
    }

    /** Runs a pipeline; the caller holds the warehouse's lock. */
    public static void run(Pipeline pipeline, StageContext context, Clock clock) throws StageFailedException {
        context.warehouse().create();
        context.warehouse().upgrade().forEach(line -> context.progress().says(pipeline.name(), line));
        var runner = new Runner(context, Ledger.open(context.warehouse(), context.data(), clock));
        try {
            runner.run(pipeline, Optional.empty(), pipeline.name());
        } finally {
            runner.ledger.write();
        }
    }

    private StageResult run(Stage stage, Optional<StageRunRow> parent, String path) throws StageFailedException {
        return stage instanceof Pipeline pipeline ? runAll(pipeline, parent, path) : runOne(stage, parent, path);
    }

    private StageResult runAll(Pipeline pipeline, Optional<StageRunRow> parent, String path)
            throws StageFailedException {
        var run = ledger.begin(parent, path, "");
        context.progress().started(path);
        long rowsIn = 0;
        long rowsOut = 0;
        try {
            for (var stage : pipeline.stages()) {
                var result = run(stage, Optional.of(run), path + "/" + stage.name());
                rowsIn += result.rowsIn();
                rowsOut += result.rowsOut();
            }
        } catch (StageFailedException e) {
            ledger.fail(run, e.error());
            throw e;
        }
        return finish(run, new StageResult(rowsIn, rowsOut, ""));
    }

    private StageResult runOne(Stage stage, Optional<StageRunRow> parent, String path) throws StageFailedException {
        var fingerprint = fingerprint(stage);
        if (!stage.inputs().isEmpty() && ledger.isDone(path, fingerprint)) {
            return finish(ledger.begin(parent, path, fingerprint), new StageResult(0, 0, "nothing new"));
        }
        var run = ledger.begin(parent, path, fingerprint);
        ledger.announce();
        context.progress().started(path);
        try {
            var result = finish(run, stage.run(context));
            ledger.write();
            return result;
        } catch (Exception e) {
            var error = describe(e);
            ledger.fail(run, error);
            throw new StageFailedException(path, error, e);
        }
    }

    private StageResult finish(StageRunRow run, StageResult result) {
        var ended = ledger.complete(run, result);
        context.progress().finished(run.stage(), ended.seconds().orElse(0.0), result.summary());
        return result;
    }

    private String fingerprint(Stage stage) {
        return stage.inputs().stream()
                .map(table -> table.name() + "@" + context.warehouse().dataVersion(table))
                .collect(Collectors.joining(" ", "", " " + stage.parameters(context)))
                .strip();
    }

    private static String describe(Exception e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }
}
