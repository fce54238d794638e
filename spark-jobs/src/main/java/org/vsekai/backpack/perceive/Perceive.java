package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.col;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;

/** The stages in which models look at frames. */
public final class Perceive {
    /** The detecting stage, as rejects name it. */
    public static final String DETECT = "perceive/detect";

    private Perceive() {}

    /**
     * The stages.
     *
     * @param classIris the ontology's class for each of the detector's labels that it knows
     */
    public static Pipeline pipeline(Map<String, String> classIris) {
        return new Pipeline("perceive", new DetectObjects(classIris));
    }

    /** The object detector that the settings name. */
    public static CataloguedModel detector(StageContext context) {
        var settings = context.settings().bind(PerceiveSettings.SECTION, PerceiveSettings.class);
        return catalogue(context).find(ModelTask.OBJECT_DETECTION, settings.detector());
    }

    /** Frames that the detector, with these very weights, has neither looked at nor rejected, kept or not. */
    public static Dataset<Row> waitingFrames(StageContext context) {
        var unseen = context.warehouse()
                .read(FrameRow.TABLE)
                .join(marks(context), new String[] {FrameRow.FRAME_ID}, "left_anti");
        return Rejects.leaveOut(context.warehouse(), unseen, FrameRow.PATH, DETECT);
    }

    /** Frames that the detector, with these very weights, has looked at. */
    public static Dataset<Row> lookedAtFrames(StageContext context) {
        return context.warehouse()
                .read(FrameRow.TABLE)
                .join(marks(context), new String[] {FrameRow.FRAME_ID}, "left_semi");
    }

    private static Dataset<Row> marks(StageContext context) {
        var card = detector(context).card();
        return context.warehouse()
                .read(InferenceRow.TABLE)
                .where(col(InferenceRow.MODEL)
                        .equalTo(card.name())
                        .and(col(InferenceRow.MODEL_DIGEST).equalTo(card.sha256())))
                .select(col(InferenceRow.FRAME_ID));
    }

    static ModelCatalogue catalogue(StageContext context) {
        return new ModelCatalogue(context.home().resolve("conf").resolve("models"));
    }
}
