package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

/**
 * Looks at a part of a wave inside a Spark task: one network for the task's thread, the weights shared by all tasks of the
 * executor, pictures decoded on another thread. What fails in company is tried alone; what fails alone as well, so often as is
 * allowed, is rejected, and the rest goes on. Travels to executors; the catalogue and the landing zone must be at the same path
 * there.
 */
final class Inspection<S> implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    /** All that tasks fill; an outcome has a list for each. */
    static final List<Table<?>> TABLES = List.of(
            DetectionRow.TABLE,
            EmbeddingRow.TABLE,
            KeypointRow.TABLE,
            AnnotationRow.TABLE,
            InferenceRow.TABLE,
            RejectRow.TABLE);

    /** Why what fails again and again is rejected. */
    static final String POISON = "poison";

    private final Mark mark;
    private final String rejectStage;
    private final int attempts;
    private final int ahead;
    private final Work<S> work;

    Inspection(Mark mark, String rejectStage, int attempts, int ahead, Work<S> work) {
        this.mark = mark;
        this.rejectStage = rejectStage;
        this.attempts = attempts;
        this.ahead = ahead;
        this.work = work;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> subjects) {
        if (!subjects.hasNext()) {
            return Collections.emptyIterator();
        }
        var outcomes = new Outcomes(subjects);
        var task = TaskContext.get();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> outcomes.close());
        }
        return outcomes;
    }

    /** One outcome after the other, a batch's worth in memory. Closed when it came to its end. */
    private final class Outcomes implements Iterator<Row>, AutoCloseable {
        private final Ahead<S> subjects;
        private final Work.Worker<S> worker;
        private final Deque<Row> ready = new ArrayDeque<>();

        Outcomes(Iterator<Row> rows) {
            this.worker = work.open();
            this.subjects = new Ahead<>(rows, work, ahead);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && subjects.hasNext()) {
                lookAtBatch();
            }
            return !ready.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all is looked at");
            }
            return ready.remove();
        }

        /** Takes what can be read up to a batch, however much that cannot lies between. */
        private void lookAtBatch() {
            var rows = new ArrayList<Row>();
            var batch = new ArrayList<S>();
            while (batch.size() < worker.most() && subjects.hasNext()) {
                var read = subjects.next();
                if (read.subject().isPresent()) {
                    rows.add(read.row());
                    batch.add(read.subject().get());
                } else {
                    ready.add(retried(read.row(), read.problem().orElseThrow()));
                }
            }
            try {
                ready.addAll(looked(rows, batch));
            } catch (Exception | OutOfMemoryError | StackOverflowError e) {
                requireOfTheSubject(e);
                batch.clear();
                // what refuses one says nothing of the others
                var first = rows.size() > 1 ? new IllegalStateException("in company", e) : e;
                rows.forEach(row -> ready.add(retried(row, first)));
            }
        }

        private List<Row> looked(List<Row> rows, List<S> batch) throws IOException {
            if (batch.isEmpty()) {
                return List.of();
            }
            var findings = worker.look(batch);
            var outcomes = new ArrayList<Row>();
            for (int i = 0; i < rows.size(); i++) {
                outcomes.add(outcome(rows.get(i), findings.get(i)));
            }
            return outcomes;
        }

        /** Alone, until it goes well or was tried often enough. The first time has been. */
        private Row retried(Row row, Throwable first) {
            var last = first;
            for (int attempt = 2; ; attempt++) {
                requireOfTheSubject(last);
                if (last instanceof RefusedException refused) {
                    return rejected(row, refused.reason(), String.valueOf(refused.getMessage()));
                }
                if (attempt > attempts) {
                    return rejected(
                            row,
                            POISON,
                            mark.model() + " failed on it " + attempts + " times: " + last
                                    + ". It is left out; to have it tried again, remove this row");
                }
                var again = Ahead.read(work, row);
                if (again.problem().isPresent()) {
                    last = again.problem().get();
                    continue;
                }
                try {
                    return looked(List.of(row), List.of(again.subject().orElseThrow()))
                            .get(0);
                } catch (Exception | OutOfMemoryError | StackOverflowError e) {
                    last = e;
                }
            }
        }

        @Override
        public void close() {
            subjects.close();
            worker.close();
        }
    }

    /** A storage that does not answer, or a task that is being ended, says nothing of what was in hand. */
    private static void requireOfTheSubject(@Nullable Throwable e) {
        if (e instanceof IOException storage) {
            throw new UncheckedIOException(storage);
        }
        if (e instanceof UncheckedIOException storage) {
            throw storage;
        }
        if (e instanceof TaskKilledException killed) {
            throw killed;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the Spark task is being ended", e);
        }
    }

    private Row outcome(Row subject, Work.Finding finding) {
        var row = mark.row(subject.getString(0), subject.getString(2), finding.results(), finding.times());
        return finding.rows().add(InferenceRow.TABLE, row).row();
    }

    private Row rejected(Row subject, String reason, String message) {
        return new Outcome(TABLES)
                .add(
                        RejectRow.TABLE,
                        rejection(rejectStage, subject.getString(0), subject.getString(1), reason, message))
                .row();
    }

    static RejectRow rejection(String stage, String id, String source, String reason, String message) {
        return Rejects.row(stage, source, reason, id + ": " + message, id);
    }
}
