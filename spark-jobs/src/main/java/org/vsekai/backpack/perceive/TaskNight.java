package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.EngineUnavailableException;
import org.vsekai.backpack.pipeline.Outcomes;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.RejectRow;

/**
 * A task's part of a night. Things go in waves: what a wave is about to look at is written down first, its results are
 * committed next and its marks last. So a killed night loses one wave at most, doing that one again replaces its own rows, and what
 * a night or an executor dies of is found out. Used by one thread.
 */
final class TaskNight<S> {
    /** With so many at once of which none goes well, it is not they who are at fault. */
    private static final int TOO_MANY_AT_ONCE = 10;

    private final StageContext context;
    private final TaskNode node;
    private final Subjects subjects;
    private final Mark mark;
    private final Work<S> work;
    private final PerceiveSettings settings;
    private final Attempts attempts;
    private final Backlog backlog;
    private long seen;
    private long written;
    private long died;
    private @Nullable Exception lastDeath;

    TaskNight(StageContext context, TaskNode node, Subjects subjects, Mark mark, Work<S> work) {
        this.context = context;
        this.node = node;
        this.subjects = subjects;
        this.mark = mark;
        this.work = work;
        this.settings = context.settings().bind(PerceiveSettings.SECTION, PerceiveSettings.class);
        this.attempts = Attempts.of(context, mark);
        this.backlog = new Backlog(context, subjects, node, mark, settings, attempts.unfinished());
    }

    StageResult run() throws Exception {
        for (var wave = backlog.next(); !wave.isEmpty(); wave = backlog.next()) {
            look(wave);
            context.progress().says("nightly/" + node.rejectStage(), seen + " looked at");
        }
        long rejected = rejectCondemned();
        attempts.clear();
        return new StageResult(seen, written, summary(rejected));
    }

    private String summary(long rejected) {
        if (seen + rejected == 0 && !backlog.isBackFillCut()) {
            return "nothing new";
        }
        var text = String.format(Locale.ROOT, "%,d looked at by %s", seen, mark.model());
        if (rejected > 0) {
            text += String.format(Locale.ROOT, ", %,d that nothing survived rejected", rejected);
        }
        return backlog.isBackFillCut() ? text + "; more that other weights looked at wait for the next night" : text;
    }

    private void look(List<Row> wave) throws Exception {
        var ids = wave.stream().map(row -> row.<String>getAs(Subjects.ID)).toList();
        attempts.begin(ids);
        try {
            written += commit(wave);
            seen += wave.size();
            attempts.end(ids);
            backlog.clear(ids);
        } catch (Exception e) {
            if (!isDeathOfATask(e)) {
                throw e;
            }
            died += ids.size() == 1 ? 1 : 0;
            lastDeath = e;
            backlog.suspect(TaskStage.only(attempts.unfinished(), ids));
            context.progress()
                    .says("nightly/" + node.rejectStage(), "looking at " + ids.size() + " failed: " + cause(e));
            requireSomeLuck();
        }
    }

    /** Spark gave up on a task; not for a reason that all would share: a model, an engine or a storage that is not there. */
    private static boolean isDeathOfATask(Exception e) {
        if (!(e instanceof SparkException)) {
            return false;
        }
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableModelException
                    || cause instanceof EngineUnavailableException
                    || cause instanceof IOException
                    || cause instanceof UncheckedIOException) {
                return false;
            }
        }
        return true;
    }

    private void requireSomeLuck() {
        if (seen == 0 && died >= TOO_MANY_AT_ONCE) {
            throw failedAlike(String.valueOf(lastDeath == null ? "" : cause(lastDeath)), lastDeath);
        }
    }

    private IllegalStateException failedAlike(String how, @Nullable Exception cause) {
        return new IllegalStateException(
                node.path() + " by " + mark.model() + " fails on whatever it is given, so none of it is rejected: "
                        + how,
                cause);
    }

    private static String cause(Exception e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return root.getClass().getSimpleName() + ": " + message;
    }

    private long commit(List<Row> wave) throws IOException {
        var warehouse = context.warehouse();
        int parts = Math.min(wave.size(), context.spark().sparkContext().defaultParallelism());
        var inspection =
                new Inspection<>(mark, node.rejectStage(), settings.attempts(), settings.picturesAhead(), work);
        var things = subjects.load(context, wave).repartition(parts);
        try (var findings = Outcomes.of(Inspection.TABLES, things, inspection)) {
            requireSomeWell(findings, wave.size());
            long rows = findings.write(work.tables(), warehouse::merge);
            long rejects = findings.write(List.of(RejectRow.TABLE), warehouse::insertNew);
            long marks = findings.write(List.of(InferenceRow.TABLE), warehouse::merge);
            if (rejects + marks == 0) {
                throw new IllegalStateException("nothing of a wave of " + wave.size()
                        + " was marked: the same would be looked at for ever; the first is "
                        + wave.get(0).<String>getAs(Subjects.ID));
            }
            return rows + rejects + marks;
        }
    }

    private void requireSomeWell(Outcomes findings, int size) {
        if (size < TOO_MANY_AT_ONCE || findings.count(RejectRow.TABLE) < size) {
            return;
        }
        var poison = findings.rows(RejectRow.TABLE).where(col(RejectRow.REASON).equalTo(Inspection.POISON));
        if (poison.count() == size) {
            throw failedAlike(poison.first().getAs("message"), null);
        }
    }

    private long rejectCondemned() {
        var rejects = new ArrayList<RejectRow>();
        for (var row : backlog.condemned()) {
            rejects.add(Inspection.rejection(
                    node.rejectStage(),
                    row.getAs(Subjects.ID),
                    row.getAs(Subjects.SOURCE),
                    Inspection.POISON,
                    "whoever had it in hand died, " + settings.attempts() + " times, the last time alone with it"
                            + (lastDeath == null ? "" : " (" + cause(lastDeath) + ")")
                            + ". It is left out; to have it tried again, remove this row"));
        }
        var warehouse = context.warehouse();
        return rejects.isEmpty()
                ? 0
                : warehouse.insertNew(RejectRow.TABLE, warehouse.dataset(RejectRow.TABLE, rejects));
    }
}
