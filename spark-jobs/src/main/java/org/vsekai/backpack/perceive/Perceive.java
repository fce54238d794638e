package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.Table;

/** The stages in which models look at frames, listen to sounds and read texts: one for each task of the settings' trees. */
public final class Perceive {
    static final String PIPELINE = "perceive";

    /** The detector's task, as marks name it. */
    static final String DETECTION = "detect";

    /** The detecting stage, as rejects name it. */
    public static final String DETECT = PIPELINE + "/" + DETECTION;

    private Perceive() {}

    /**
     * The stages.
     *
     * @param classIris the ontology's class for each of the detector's labels that it knows
     * @throws IllegalArgumentException when the trees of tasks make no sense
     */
    public static Pipeline pipeline(Settings settings, Map<String, String> classIris) {
        var labels = Map.copyOf(classIris);
        return new Pipeline(
                PIPELINE,
                TaskTrees.of(settings.bind(PerceiveSettings.SECTION, PerceiveSettings.class)).stream()
                        .map(node -> stage(node, labels))
                        .toArray(Stage[]::new));
    }

    static TaskStage stage(TaskNode node, Map<String, String> classIris) {
        return new TaskStage(node, subjects(node), new TaskStage.Works() {
            @Override
            public Work<?> of(StageContext context, Mark mark) {
                return work(node, context, mark, classIris);
            }

            @Override
            public String parameters() {
                return Integer.toString(classIris.hashCode());
            }
        });
    }

    private static Subjects subjects(TaskNode node) {
        return switch (node.on()) {
            case FRAMES -> new FrameSubjects(node);
            case CLIPS -> new ClipSubjects(node);
            case TEXTS -> new TextSubjects();
        };
    }

    private static Work<?> work(TaskNode node, StageContext context, Mark mark, Map<String, String> classIris) {
        return switch (node.task()) {
            case DETECT -> new DetectWork(eyes(node, context), mark, classIris);
            case POSE -> new PoseWork(eyes(node, context), mark);
            case SEGMENT -> new SegmentWork(eyes(node, context), mark, classIris);
            case READ -> new ReadWork(eyes(node, context), mark);
            case ENLARGE -> new EnlargeWork(eyes(node, context), mark);
            case EMBED -> vectors(node, context, mark);
            case TRANSCRIBE ->
                new TranscribeWork(
                        catalogue(context).root().toString(),
                        inference(context),
                        speech(context),
                        context.landing().root().toString(),
                        mark);
            case SPEAK ->
                new SpeakWork(
                        catalogue(context).root().toString(),
                        inference(context),
                        speech(context),
                        context.landing().root().toString(),
                        node.parent().isPresent(),
                        mark);
            case DESCRIBE -> new DescribeWork(eyes(node, context), mark);
        };
    }

    private static Work<?> vectors(TaskNode node, StageContext context, Mark mark) {
        if (node.model().isEmpty()) {
            return new PoseVectors(mark);
        }
        return node.isOfPictures()
                ? new PictureVectors(eyes(node, context), mark)
                : new TextVectors(
                        catalogue(context).root().toString(),
                        inference(context),
                        node.parent().isPresent(),
                        mark);
    }

    private static Eyes eyes(TaskNode node, StageContext context) {
        return new Eyes(
                catalogue(context).root().toString(),
                node.modelTask(),
                node.model().orElseThrow(),
                inference(context),
                context.landing().root().toString(),
                node.of().isPresent());
    }

    private static InferenceSettings inference(StageContext context) {
        return context.settings().bind(InferenceSettings.SECTION, InferenceSettings.class);
    }

    private static SpeechSettings speech(StageContext context) {
        return context.settings().bind(SpeechSettings.SECTION, SpeechSettings.class);
    }

    /** What a task, with its present weights and those above it, wrote to a table; by rank of the rows' ids. */
    static Belongings results(Table<?> table, String idColumn, String keyColumn, Mark mark) {
        return new Belongings(
                table,
                idColumn,
                col(KeypointRow.TASK).equalTo(mark.task()).and(col(keyColumn).contains(mark.ofItsResults())),
                List.of(col(keyColumn)));
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

    /** The detector's marks, with these very weights: frame_id. */
    public static Dataset<Row> marks(StageContext context) {
        var card = detector(context).card();
        return context.warehouse()
                .read(InferenceRow.TABLE)
                .where(col(InferenceRow.TASK)
                        .equalTo(DETECTION)
                        .and(col(InferenceRow.MODEL).equalTo(card.name()))
                        .and(col(InferenceRow.MODEL_DIGEST).equalTo(card.sha256())))
                .select(col(InferenceRow.FRAME_ID));
    }

    /** The models of the night. */
    public static ModelCatalogue catalogue(StageContext context) {
        return new ModelCatalogue(context.home().resolve("conf").resolve("models"));
    }
}
