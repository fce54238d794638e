package org.vsekai.backpack.frames;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.frames.NearDuplicates.Finding;
import org.vsekai.backpack.frames.NearDuplicates.Likeness;
import org.vsekai.backpack.frames.NearDuplicates.Shot;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ThroughputRow;

/**
 * Decides about all measured frames that the detector has not looked at, also those that were dropped before: how strict
 * to be follows from how many there are and how many there is time for. The same frames in the same time get the same
 * decisions.
 */
final class DecideFrames {
    private static final String FRAME = "frame";
    private static final String WAITS = "waits";
    private static final String ENDURANCE = "endurance";
    private static final String LIKE = "like";
    private static final String OUTCOME = "outcome";
    private static final String KEPT = "kept";

    private final StageContext context;
    private final FilterSettings settings;

    /** What was decided. */
    record Decided(long frames, long written, String text) {}

    DecideFrames(StageContext context, FilterSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    Decided run() {
        var judged = judged().persist();
        try {
            var counts = endurances(judged);
            return decide(judged, counts);
        } finally {
            judged.unpersist();
        }
    }

    private Decided decide(Dataset<Row> judged, long[] endurances) {
        var budget = budget();
        int step = Strictness.within(budget.frames(), endurances);
        var decision = new Decision(
                step, settings.thresholds(), budget.frames(), last(judged, endurances, step, budget.frames()));
        var decided = judged.map(decided(decision), decidedEncoder()).persist();
        try {
            var outcomes = outcomes(decided);
            long written = context.warehouse().merge(FrameRow.TABLE, decided.select(FRAME + ".*"));
            long frames = outcomes.values().stream().mapToLong(count -> count).sum();
            return new Decided(frames, written, text(outcomes, step, budget));
        } finally {
            decided.unpersist();
        }
    }

    private Budget budget() {
        var card = Perceive.detector(context).card();
        var warehouse = context.warehouse();
        double measured = warehouse
                .records(
                        ThroughputRow.TABLE,
                        warehouse
                                .read(ThroughputRow.TABLE)
                                .where(col(ThroughputRow.MODEL)
                                        .equalTo(card.name())
                                        .and(col(ThroughputRow.MODEL_DIGEST).equalTo(card.sha256()))))
                .stream()
                .mapToDouble(ThroughputRow::framesPerCoreSecond)
                .filter(rate -> rate > 0 && Double.isFinite(rate))
                .findFirst()
                .orElse(settings.framesPerCoreSecond());
        return new Budget(measured * context.spark().sparkContext().defaultParallelism(), settings.minutesPerNight());
    }

    /** Frames that wait for the detector, each with what becomes of it at which step. */
    private Dataset<Row> judged() {
        var measured = col(FrameRow.MEASURES).isNotNull();
        var waiting = Perceive.waitingFrames(context).where(measured);
        var camera = new String[] {FrameRow.SCENE_ID, FrameRow.CAMERA_ID};
        var lookedAt = Perceive.lookedAtFrames(context).where(measured).join(waiting, camera, "left_semi");
        return waiting.withColumn(WAITS, lit(true))
                .unionByName(lookedAt.withColumn(WAITS, lit(false)))
                .groupByKey(cameraOf(), Encoders.STRING())
                .flatMapGroups(judging(settings.thresholds()), judgedEncoder());
    }

    private static MapFunction<Row, String> cameraOf() {
        return row -> row.getAs(FrameRow.SCENE_ID) + "\n" + row.getAs(FrameRow.CAMERA_ID);
    }

    private static FlatMapGroupsFunction<String, Row, Row> judging(Thresholds thresholds) {
        return (camera, rows) -> judge(rows, thresholds);
    }

    /** All frames of one camera. */
    private static Iterator<Row> judge(Iterator<Row> rows, Thresholds thresholds) {
        var waiting = new ArrayList<FrameRow>();
        var shots = new ArrayList<Shot>();
        while (rows.hasNext()) {
            var row = rows.next();
            var frame = SparkRows.record(FrameRow.TABLE, row);
            var measures = frame.measures().orElseThrow();
            boolean waits = row.getAs(WAITS);
            int endurance = waits ? new Quality(measures, thresholds).endurance() : Shot.ALWAYS;
            shots.add(new Shot(frame.frameId(), frame.capturedAt(), measures.perceptualHash(), endurance));
            if (waits) {
                waiting.add(frame);
            }
        }
        var findings = new NearDuplicates(thresholds).find(shots);
        return waiting.stream()
                .map(frame -> judgedRow(frame, Objects.requireNonNull(findings.get(frame.frameId()))))
                .iterator();
    }

    private static Encoder<Row> judgedEncoder() {
        var like = StructType.fromDDL("frame_id STRING, bits INT, seconds DOUBLE");
        return Encoders.row(new StructType()
                .add(FRAME, SparkRows.schema(FrameRow.TABLE), false)
                .add(ENDURANCE, DataTypes.IntegerType, false)
                .add(LIKE, like, true));
    }

    private static Row judgedRow(FrameRow frame, Finding finding) {
        var like = finding.likeness()
                .map(other -> RowFactory.create(other.frameId(), other.bits(), other.seconds()))
                .orElse(null);
        return RowFactory.create(SparkRows.row(FrameRow.TABLE, frame), finding.endurance(), like);
    }

    private static Finding finding(Row judged) {
        var like = Optional.ofNullable(judged.<Row>getAs(LIKE));
        return new Finding(
                judged.getAs(ENDURANCE),
                like.map(row -> new Likeness(row.getString(0), row.getInt(1), row.getDouble(2))));
    }

    /** How many frames are kept up to each step; those that never are do not count. */
    private static long[] endurances(Dataset<Row> judged) {
        var frames = new long[Strictness.STEPS + 1];
        judged.where(col(ENDURANCE).geq(0))
                .groupBy(ENDURANCE)
                .count()
                .collectAsList()
                .forEach(row -> frames[row.getInt(0)] = row.getLong(1));
        return frames;
    }

    /** Where the strictest is not strict enough, the oldest frames come first: none waits for ever. */
    private static Decision.@Nullable Place last(Dataset<Row> judged, long[] endurances, int step, long budget) {
        if (step < Strictness.STEPS || endurances[step] <= budget) {
            return null;
        }
        var place = judged.where(col(ENDURANCE).geq(step))
                .select(FRAME + "." + FrameRow.CAPTURED_AT, FRAME + "." + FrameRow.FRAME_ID)
                .orderBy(FrameRow.CAPTURED_AT, FrameRow.FRAME_ID)
                .offset(Math.toIntExact(budget - 1))
                .first();
        return new Decision.Place(place.getInstant(0), place.getString(1));
    }

    private static MapFunction<Row, Row> decided(Decision decision) {
        return row -> {
            var frame = decision.of(SparkRows.record(FrameRow.TABLE, row.getStruct(0)), finding(row));
            var outcome = Decision.words(frame.filterReason()).orElse(KEPT);
            return RowFactory.create(SparkRows.row(FrameRow.TABLE, frame), outcome);
        };
    }

    private static Encoder<Row> decidedEncoder() {
        return Encoders.row(new StructType()
                .add(FRAME, SparkRows.schema(FrameRow.TABLE), false)
                .add(OUTCOME, DataTypes.StringType, false));
    }

    private static Map<String, Long> outcomes(Dataset<Row> decided) {
        return decided.groupBy(OUTCOME).count().collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1), Long::sum, TreeMap::new));
    }

    /** The frames of each outcome, what is kept first. */
    private static String text(Map<String, Long> outcomes, int step, Budget budget) {
        var parts = new ArrayList<String>();
        parts.add(String.format(Locale.ROOT, "%,d kept", outcomes.getOrDefault(KEPT, 0L)));
        for (var reason : FilterReason.values()) {
            if (outcomes.containsKey(reason.words())) {
                parts.add(String.format(Locale.ROOT, "%,d %s", outcomes.get(reason.words()), reason.words()));
            }
        }
        return String.format(
                Locale.ROOT, "%s; strictness %.3f, %s", String.join(", ", parts), Strictness.value(step), budget);
    }
}
