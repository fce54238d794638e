package org.vsekai.backpack.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.measure.DetectionMatching.Claim;
import org.vsekai.backpack.measure.DetectionMatching.Tally;
import org.vsekai.backpack.measure.DetectionMatching.Truth;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.vision.Box;

/** Tallies a frame's row (its truths and its detections as lists) class by class. Travels to executors. */
final class FrameTally implements FlatMapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final String TRUTHS = "frame_truths";
    private static final String DETECTIONS = "frame_detections";
    private static final StructType TALLY = new StructType()
            .add("class_iri", DataTypes.StringType)
            .add("truths", DataTypes.LongType)
            .add("detections", DataTypes.LongType)
            .add("matches", DataTypes.LongType);

    private final HashSet<String> classes;
    private final String rootClass;
    private final double leastOverlap;
    private final double leastVisible;
    private final HashMap<String, Set<String>> ancestors;

    FrameTally(
            Set<String> classes,
            String rootClass,
            double leastOverlap,
            double leastVisible,
            Map<String, Set<String>> ancestors) {
        this.classes = new HashSet<>(classes);
        this.rootClass = rootClass;
        this.leastOverlap = leastOverlap;
        this.leastVisible = leastVisible;
        this.ancestors = new HashMap<>(ancestors);
    }

    /** The sums over all frames that have truths, by class. */
    static Map<String, Tally> sum(Dataset<Row> truths, Dataset<Row> detections, FrameTally tally) {
        var frames = perFrame(TruthBoxRow.TABLE, truths, TRUTHS)
                .join(
                        perFrame(DetectionRow.TABLE, detections, DETECTIONS),
                        new String[] {TruthBoxRow.FRAME_ID},
                        "left");
        var sums = new HashMap<String, Tally>();
        frames.flatMap(tally, Encoders.row(TALLY))
                .groupBy("class_iri")
                .sum("truths", "detections", "matches")
                .collectAsList()
                .forEach(row -> sums.put(row.getString(0), new Tally(row.getLong(1), row.getLong(2), row.getLong(3))));
        return sums;
    }

    private static Dataset<Row> perFrame(Table<?> table, Dataset<Row> rows, String name) {
        var columns = table.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
        return rows.groupBy(TruthBoxRow.FRAME_ID)
                .agg(collect_list(struct(columns)).as(name));
    }

    @Override
    public Iterator<Row> call(Row frame) {
        var truths = truths(records(TruthBoxRow.TABLE, frame.getAs(TRUTHS)));
        var claims = claims(records(DetectionRow.TABLE, frame.getAs(DETECTIONS)));
        var matching = new DetectionMatching(leastOverlap, leastVisible, ancestors);
        var tallies = new ArrayList<Row>();
        for (var classIri : classes) {
            if (!classIri.equals(rootClass)) {
                tallies.add(row(classIri, matching.ofClass(classIri, truths, claims)));
            }
        }
        tallies.add(row(rootClass, matching.ofAll(classes, truths, claims)));
        return tallies.iterator();
    }

    private static Row row(String classIri, Tally tally) {
        return RowFactory.create(classIri, tally.truths(), tally.detections(), tally.matches());
    }

    private static <R extends Record> List<R> records(Table<R> table, scala.collection.@Nullable Seq<Row> rows) {
        if (rows == null) {
            return List.of();
        }
        return scala.jdk.javaapi.CollectionConverters.asJava(rows).stream()
                .map(row -> SparkRows.record(table, row))
                .toList();
    }

    /** In a fixed order: collecting keeps none, and of equal overlaps the first is taken. */
    private static List<Truth> truths(List<TruthBoxRow> rows) {
        return rows.stream()
                .filter(row -> row.classIri().isPresent())
                .sorted(java.util.Comparator.comparing(TruthBoxRow::nodeId))
                .map(row -> new Truth(
                        row.classIri().orElseThrow(),
                        new Box(row.xMinimum(), row.yMinimum(), row.xMaximum(), row.yMaximum()),
                        row.visibleFraction()))
                .toList();
    }

    private static List<Claim> claims(List<DetectionRow> rows) {
        return rows.stream()
                .filter(row -> row.classIri().isPresent())
                .sorted(java.util.Comparator.comparing(DetectionRow::detectionId))
                .map(row -> new Claim(
                        row.classIri().orElseThrow(),
                        new Box(row.xMinimum(), row.yMinimum(), row.xMaximum(), row.yMaximum()),
                        row.score()))
                .toList();
    }
}
