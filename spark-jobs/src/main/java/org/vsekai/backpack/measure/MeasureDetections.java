package org.vsekai.backpack.measure;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.measure.DetectionMatching.Tally;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionMetricRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;

/**
 * How many of the renderer's objects the detector finds, class by class and all together, over the frames that it has
 * looked at and for which the renderer told of at least one object. Objects without a declared class cannot be judged
 * and are left out; detections on them count as false.
 */
final class MeasureDetections implements Stage {
    static final double LEAST_OVERLAP = 0.5;
    static final double LEAST_VISIBLE = 0.25;

    private final Map<String, String> classIris;
    private final String rootClass;

    MeasureDetections(Map<String, String> classIris, String rootClass) {
        this.classIris = Map.copyOf(classIris);
        this.rootClass = rootClass;
    }

    @Override
    public String name() {
        return "detections";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(DetectionRow.TABLE, TruthBoxRow.TABLE, InferenceRow.TABLE, ClassAncestorRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return rootClass + " over "
                + String.join(" ", classes(Perceive.detector(context).card()));
    }

    /** Those that the detector knows. */
    private Set<String> classes(ModelCard card) {
        return card.labels().stream()
                .filter(classIris::containsKey)
                .map(classIris::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var card = Perceive.detector(context).card();
        var classes = classes(card);
        var tally = new FrameTally(classes, rootClass, LEAST_OVERLAP, LEAST_VISIBLE, ancestors(warehouse));
        var tallies = FrameTally.sum(truths(context), detections(warehouse, card), tally);
        var rows = new ArrayList<DetectionMetricRow>();
        var named = new TreeSet<>(classes);
        named.add(rootClass);
        for (var classIri : named) {
            rows.add(row(card, classIri, tallies.getOrDefault(classIri, new Tally(0, 0, 0))));
        }
        long changed = warehouse.merge(DetectionMetricRow.TABLE, warehouse.dataset(DetectionMetricRow.TABLE, rows));
        var all = tallies.getOrDefault(rootClass, new Tally(0, 0, 0));
        return new StageResult(
                all.truths() + all.detections(),
                changed,
                all.matches() + " of " + all.truths() + " objects found by " + all.detections() + " detections");
    }

    private static Dataset<Row> truths(StageContext context) {
        return context.warehouse()
                .read(TruthBoxRow.TABLE)
                .join(Perceive.marks(context), new String[] {TruthBoxRow.FRAME_ID}, "left_semi");
    }

    private static Dataset<Row> detections(Warehouse warehouse, ModelCard card) {
        return warehouse
                .read(DetectionRow.TABLE)
                .where(col(DetectionRow.MODEL)
                        .equalTo(card.name())
                        .and(col(DetectionRow.MODEL_DIGEST).equalTo(card.sha256()))
                        .and(col(DetectionRow.CLASS_IRI).isNotNull()));
    }

    /** The closure is small (hundreds of classes) and travels whole to every task. */
    private static Map<String, Set<String>> ancestors(Warehouse warehouse) {
        var ancestors = new HashMap<String, Set<String>>();
        for (var row : warehouse.records(ClassAncestorRow.TABLE, warehouse.read(ClassAncestorRow.TABLE))) {
            ancestors.computeIfAbsent(row.classIri(), iri -> new HashSet<>()).add(row.ancestorIri());
        }
        return ancestors;
    }

    private static DetectionMetricRow row(ModelCard card, String classIri, Tally tally) {
        return new DetectionMetricRow(
                card.name(),
                card.version(),
                classIri,
                LEAST_OVERLAP,
                tally.truths(),
                tally.detections(),
                tally.matches(),
                share(tally.matches(), tally.detections()),
                share(tally.matches(), tally.truths()));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
