package org.vsekai.backpack.train;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.sample.TrainingClass;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.LabelledObject;
import org.vsekai.backpack.vision.Box;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureReader;
import org.vsekai.backpack.vision.UnreadablePictureException;

/**
 * Frames of people's worlds whose renderer told of objects of classes that we train by. Worlds declare the classes of some of their
 * nodes, so of such a frame some objects are known, and not where there is none.
 */
final class WorldFrames {
    private static final String FRAME = "frame";
    private static final String TRUTHS = "truths";

    private final StageContext context;
    private final Map<String, Integer> classOf = new HashMap<>();
    private final PictureReader reader;

    WorldFrames(StageContext context) {
        this.context = context;
        this.reader = new PictureReader(context.settings().bind(InferenceSettings.SECTION, InferenceSettings.class));
        // From the farthest to the nearest, so that the nearest class above stays.
        Ontology.bundled().closure().stream()
                .sorted(Comparator.comparingInt(ClassAncestorRow::depth).reversed())
                .forEach(
                        row -> trained(row.ancestorIri()).ifPresent(type -> classOf.put(row.classIri(), type.index())));
    }

    private static Optional<TrainingClass> trained(String iri) {
        return Arrays.stream(TrainingClass.values())
                .filter(type -> iri.equals(Ontology.NAMESPACE + type.className()))
                .findFirst();
    }

    /** The newest of them, at most so many, newest first. Pictures that cannot be read are left out: where they come in they are rejected. */
    List<LabelledFrame> newest(int most) {
        var labelled = new ArrayList<LabelledFrame>();
        var rows = described(most).toLocalIterator();
        while (rows.hasNext()) {
            var row = rows.next();
            List<Row> truths = row.getList(1);
            labelled(
                            SparkRows.record(FrameRow.TABLE, row.getStruct(0)),
                            truths.stream()
                                    .map(truth -> SparkRows.record(TruthBoxRow.TABLE, truth))
                                    .toList())
                    .ifPresent(labelled::add);
        }
        return labelled;
    }

    private Dataset<Row> described(int most) {
        var warehouse = context.warehouse();
        var truths = warehouse
                .read(TruthBoxRow.TABLE)
                .where(col(TruthBoxRow.CLASS_IRI).isin(classOf.keySet().toArray()))
                .groupBy(TruthBoxRow.FRAME_ID)
                .agg(collect_list(struct(columns(TruthBoxRow.TABLE))).as(TRUTHS));
        return warehouse
                .read(FrameRow.TABLE)
                .join(truths, new String[] {FrameRow.FRAME_ID})
                .orderBy(col(FrameRow.CAPTURED_AT).desc(), col(FrameRow.FRAME_ID))
                .limit(most)
                .select(struct(columns(FrameRow.TABLE)).as(FRAME), col(TRUTHS));
    }

    private static Column[] columns(Table<?> table) {
        return table.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }

    private Optional<LabelledFrame> labelled(FrameRow frame, List<TruthBoxRow> truths) {
        try {
            var picture = reader.read(context.landing().file(frame.path()))
                    .within(LabelledFrame.USUAL_WIDTH, LabelledFrame.USUAL_HEIGHT);
            return Optional.of(LabelledFrame.withSome(
                    picture.width(), picture.height(), picture.toBytes(), objects(picture, frame, truths)));
        } catch (IOException | UnreadablePictureException e) {
            return Optional.empty();
        }
    }

    private List<LabelledObject> objects(Picture picture, FrameRow frame, List<TruthBoxRow> truths) {
        double across = (double) picture.width() / frame.width();
        double along = (double) picture.height() / frame.height();
        return truths.stream()
                .sorted(Comparator.comparing(TruthBoxRow::nodeId))
                .map(truth -> new LabelledObject(
                        type(truth),
                        new Box(
                                across * truth.xMinimum(),
                                along * truth.yMinimum(),
                                across * truth.xMaximum(),
                                along * truth.yMaximum()),
                        truth.visibleFraction()))
                .toList();
    }

    private int type(TruthBoxRow truth) {
        return java.util.Objects.requireNonNull(
                classOf.get(truth.classIri().orElseThrow()), "it was selected by its class");
    }
}
