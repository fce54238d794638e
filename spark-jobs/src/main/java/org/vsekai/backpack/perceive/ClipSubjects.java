package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.ClipRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.Table;

/** Pieces of sound; of a task under another one those that have that one's mark, with what it wrote. */
final class ClipSubjects implements Subjects {
    private static final String RECORDED_AT = "recorded_at";

    private final Optional<TaskNode> parent;

    ClipSubjects(TaskNode node) {
        this.parent = node.parent();
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(ClipRow.TABLE, InferenceRow.TABLE);
    }

    @Override
    public Dataset<Row> candidates(StageContext context, Mark mark) {
        var clips = context.warehouse().read(ClipRow.TABLE);
        if (parent.isPresent()) {
            var marked = FrameSubjects.marked(context, Mark.of(parent.get(), context))
                    .withColumnRenamed(InferenceRow.FRAME_ID, ClipRow.CLIP_ID);
            clips = clips.join(marked, new String[] {ClipRow.CLIP_ID}, "left_semi");
        }
        return clips.select(
                col(ClipRow.CLIP_ID).as(ID),
                col(ClipRow.PATH).as(SOURCE),
                lit(mark.lineage()).as(SOURCE_DIGEST),
                col(RECORDED_AT).as(CAME_AT));
    }

    @Override
    public List<Belongings> belongings(StageContext context) {
        return List.of(parent.map(above -> Perceive.results(
                        AnnotationRow.TABLE,
                        AnnotationRow.ENTITY_ID,
                        AnnotationRow.ANNOTATION_ID,
                        Mark.of(above, context)))
                .orElseGet(() -> Belongings.all(ClipRow.TABLE, ClipRow.CLIP_ID)));
    }
}
