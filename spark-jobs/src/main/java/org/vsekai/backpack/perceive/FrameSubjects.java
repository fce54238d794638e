package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;

/**
 * Frames that the filter kept, of some kinds of scenes; of a task under another one those on which that one, with its
 * present weights, has a mark. With a frame come the detections to be cut out, or what the task above wrote.
 */
final class FrameSubjects implements Subjects {
    private static final String KIND = "kind";
    private static final int ALL_KINDS = ItemKind.values().length + 1;

    private final TaskNode node;

    FrameSubjects(TaskNode node) {
        this.node = node;
    }

    @Override
    public List<Table<?>> inputs() {
        return node.kinds().size() == ALL_KINDS
                ? List.of(FrameRow.TABLE, InferenceRow.TABLE)
                : List.of(FrameRow.TABLE, SceneRow.TABLE, InferenceRow.TABLE);
    }

    @Override
    public Dataset<Row> candidates(StageContext context, Mark mark) {
        var frames =
                ofItsKinds(context, context.warehouse().read(FrameRow.TABLE).where(col(FrameRow.KEPT)));
        if (node.parent().isPresent()) {
            frames = frames.join(
                    marked(context, Mark.of(node.parent().get(), context)),
                    new String[] {FrameRow.FRAME_ID},
                    "left_semi");
        }
        return frames.select(
                col(FrameRow.FRAME_ID).as(ID),
                col(FrameRow.PATH).as(SOURCE),
                lit(mark.lineage()).as(SOURCE_DIGEST),
                col(FrameRow.CAPTURED_AT).as(CAME_AT));
    }

    private Dataset<Row> ofItsKinds(StageContext context, Dataset<Row> frames) {
        if (node.kinds().size() == ALL_KINDS) {
            return frames;
        }
        var kinds = context.warehouse().read(SceneRow.TABLE).select(FrameRow.SCENE_ID, KIND);
        return frames.join(kinds, new String[] {FrameRow.SCENE_ID}, "left")
                .where(coalesce(col(KIND), lit(TaskNode.UNKNOWN)).isInCollection(node.kinds()));
    }

    /** What a task, with its present weights and those above it, has looked at. */
    static Dataset<Row> marked(StageContext context, Mark mark) {
        return context.warehouse()
                .read(InferenceRow.TABLE)
                .where(col(InferenceRow.TASK)
                        .equalTo(mark.task())
                        .and(col(InferenceRow.MODEL).equalTo(mark.model()))
                        .and(col(InferenceRow.MODEL_DIGEST).equalTo(mark.digest()))
                        .and(col(InferenceRow.SOURCE_DIGEST).equalTo(mark.lineage())))
                .select(InferenceRow.FRAME_ID);
    }

    @Override
    public List<Belongings> belongings(StageContext context) {
        var belongings = new ArrayList<Belongings>();
        if (node.isOfPictures()) {
            belongings.add(Belongings.all(FrameRow.TABLE, FrameRow.FRAME_ID));
        }
        node.parent().ifPresent(parent -> belongings.add(ofParent(parent, Mark.of(parent, context))));
        return belongings;
    }

    private Belongings ofParent(TaskNode parent, Mark above) {
        return switch (parent.task()) {
            case DETECT ->
                new Belongings(
                        DetectionRow.TABLE,
                        DetectionRow.FRAME_ID,
                        col(DetectionRow.MODEL)
                                .equalTo(above.model())
                                .and(col(DetectionRow.MODEL_DIGEST).equalTo(above.digest()))
                                .and(col(DetectionRow.SCORE).geq(node.leastScore()))
                                .and(node.of().map(FrameSubjects::isOf).orElse(lit(true))),
                        List.of(col(DetectionRow.SCORE).desc(), col(DetectionRow.DETECTION_ID)));
            case POSE -> Perceive.results(KeypointRow.TABLE, KeypointRow.FRAME_ID, KeypointRow.PERSON_ID, above);
            case READ, TRANSCRIBE, DESCRIBE ->
                Perceive.results(AnnotationRow.TABLE, AnnotationRow.ENTITY_ID, AnnotationRow.ANNOTATION_ID, above);
            case EMBED, SEGMENT, ENLARGE, SPEAK ->
                throw new IllegalStateException("nothing comes after " + parent.path());
        };
    }

    private static Column isOf(String classOrLabel) {
        return col(DetectionRow.LABEL)
                .equalTo(classOrLabel)
                .or(col(DetectionRow.CLASS_IRI).equalTo(classOrLabel));
    }
}
