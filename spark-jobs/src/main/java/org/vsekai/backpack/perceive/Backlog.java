package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.InferenceRow;

/**
 * What waits for a task in a night, wave by wave: what it has never looked at; then, newest first and no more than is
 * allowed, what it has looked at with other weights; last what an earlier wave died of, in ever smaller waves, so that the
 * innocent part company with the guilty. Used by one thread.
 */
final class Backlog {
    private static final String IS_KNOWN = "is_known";

    private final StageContext context;
    private final Dataset<Row> waiting;
    private final Dataset<Row> known;
    private final PerceiveSettings settings;
    private final Map<String, Integer> suspects;
    private boolean isNewDone;
    private int backFill;
    private boolean isBackFillDone;
    private boolean isBackFillCut;

    /**
     * A night's backlog.
     *
     * @param suspects what was in hand without an end, with how often
     */
    Backlog(
            StageContext context,
            Subjects subjects,
            TaskNode node,
            Mark mark,
            PerceiveSettings settings,
            Map<String, Integer> suspects) {
        this.context = context;
        this.settings = settings;
        this.suspects = new TreeMap<>(suspects);
        this.backFill = settings.backFillPerNight();
        var marks = context.warehouse()
                .read(InferenceRow.TABLE)
                .where(col(InferenceRow.TASK).equalTo(mark.task()))
                .withColumnRenamed(InferenceRow.FRAME_ID, Subjects.ID);
        var done = marks.where(col(InferenceRow.MODEL)
                        .equalTo(mark.model())
                        .and(col(InferenceRow.MODEL_DIGEST).equalTo(mark.digest())))
                .select(Subjects.ID, Subjects.SOURCE_DIGEST);
        this.known = marks.select(Subjects.ID);
        this.waiting = Rejects.leaveOut(
                context.warehouse(),
                subjects.candidates(context, mark)
                        .join(done, new String[] {Subjects.ID, Subjects.SOURCE_DIGEST}, "left_anti"),
                Subjects.SOURCE,
                node.rejectStage());
    }

    /** The next wave, rows of {@link Subjects#candidates}; empty when nothing waits that may be looked at tonight. */
    List<Row> next() {
        var wave = isNewDone ? List.<Row>of() : newOnes();
        if (wave.isEmpty() && !isBackFillDone) {
            wave = oldOnes();
        }
        return wave.isEmpty() ? suspectOnes() : wave;
    }

    /** Asks for those that are known as well, behind the others: mostly there are none, and that is known then. */
    private List<Row> newOnes() {
        var flagged = known.distinct().withColumn(IS_KNOWN, lit(true));
        var found = unsuspected()
                .join(flagged, new String[] {Subjects.ID}, "left")
                .select(
                        col(Subjects.ID),
                        col(Subjects.SOURCE),
                        col(Subjects.SOURCE_DIGEST),
                        col(Subjects.CAME_AT),
                        col(IS_KNOWN).isNotNull().as(IS_KNOWN))
                .orderBy(col(IS_KNOWN), col(Subjects.ID))
                .limit(settings.framesPerWave())
                .collectAsList();
        var wave = found.stream().filter(row -> !row.<Boolean>getAs(IS_KNOWN)).toList();
        isNewDone = wave.size() < settings.framesPerWave();
        isBackFillDone = isNewDone && wave.size() == found.size();
        return wave;
    }

    private List<Row> oldOnes() {
        int most = Math.min(settings.framesPerWave(), backFill);
        var all = unsuspected().join(known, new String[] {Subjects.ID}, "left_semi");
        // one more than is taken tells whether any is left
        var found = take(all, most + 1, col(Subjects.CAME_AT).desc(), col(Subjects.ID));
        var wave = List.copyOf(found.subList(0, Math.min(most, found.size())));
        backFill -= wave.size();
        isBackFillDone = found.size() <= most || backFill == 0;
        isBackFillCut = found.size() > most && backFill == 0;
        return wave;
    }

    private List<Row> suspectOnes() {
        while (true) {
            int fewest = suspects.values().stream()
                    .filter(times -> times < settings.attempts())
                    .min(Integer::compare)
                    .orElse(settings.attempts());
            if (fewest == settings.attempts()) {
                return List.of();
            }
            var ids = suspects.entrySet().stream()
                    .filter(suspect -> suspect.getValue() == fewest)
                    .map(Map.Entry::getKey)
                    .limit(waveAfter(fewest))
                    .toList();
            var wave = of(ids);
            if (!wave.isEmpty()) {
                return wave;
            }
            // others rejected them, or they came to their end before the night died
            ids.forEach(suspects::remove);
        }
    }

    /** All together at first, each alone at last, in between by equal factors. */
    private int waveAfter(int times) {
        double left = (settings.attempts() - 1.0 - times) / (settings.attempts() - 1.0);
        return (int) Math.ceil(Math.pow(settings.framesPerWave(), left));
    }

    private Dataset<Row> unsuspected() {
        return suspects.isEmpty()
                ? waiting
                : waiting.join(broadcast(dataset(suspects.keySet())), new String[] {Subjects.ID}, "left_anti");
    }

    /** Those of these that still wait. */
    List<Row> of(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : take(
                        waiting.join(broadcast(dataset(ids)), new String[] {Subjects.ID}, "left_semi"),
                        ids.size(),
                        col(Subjects.ID));
    }

    private Dataset<Row> dataset(Collection<String> ids) {
        return context.spark()
                .createDataset(new ArrayList<>(ids), Encoders.STRING())
                .toDF(Subjects.ID);
    }

    private static List<Row> take(Dataset<Row> rows, int most, Column... order) {
        return rows.select(Subjects.ID, Subjects.SOURCE, Subjects.SOURCE_DIGEST, Subjects.CAME_AT)
                .orderBy(order)
                .limit(most)
                .collectAsList();
    }

    /** Notes what a wave that came to no end had in hand, with how often. */
    void suspect(Map<String, Integer> attempts) {
        suspects.putAll(attempts);
    }

    /** Notes that these came to their end. */
    void clear(Collection<String> ids) {
        suspects.keySet().removeAll(List.copyOf(ids));
    }

    /** What was tried as often as is allowed, and still waits. */
    List<Row> condemned() {
        return of(suspects.entrySet().stream()
                .filter(suspect -> suspect.getValue() >= settings.attempts())
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Whether some is left for another night that was looked at with other weights. */
    boolean isBackFillCut() {
        return isBackFillCut;
    }
}
