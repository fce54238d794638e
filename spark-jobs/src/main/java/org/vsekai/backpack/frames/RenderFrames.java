package org.vsekai.backpack.frames;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Outcomes;
import org.vsekai.backpack.pipeline.QuickPlans;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;

/**
 * Draws the frames of scenes that came without any. Scenes go in waves: a wave's pictures are in the landing zone
 * before its rows, and its frames, or the scene's reject, are committed last, so a killed night loses one wave at most,
 * and doing that one again writes the same files and rows. A scene that cannot be drawn is rejected and not tried again.
 */
final class RenderFrames implements Stage {
    static final String STAGE = "frames/render";

    /** In the order in which they are written: what is looked at to find a scene undrawn comes last. */
    static final List<Table<?>> TABLES = List.of(CameraRow.TABLE, TruthBoxRow.TABLE, RejectRow.TABLE, FrameRow.TABLE);

    /** A scene is read as it was when it came. */
    private static final String SCENE_LIMITS = "backpack.ingest.limits.scene";

    @Override
    public String name() {
        return "render";
    }

    @Override
    public StageResult run(StageContext context) {
        try (var quick = QuickPlans.on(context.spark())) {
            return runQuickly(context);
        }
    }

    private StageResult runQuickly(StageContext context) {
        var settings = settings(context);
        var limits = context.settings().bind(SCENE_LIMITS, SceneLimits.class);
        var draw = new DrawScenes(context.landing(), limits, settings);
        var warehouse = context.warehouse();
        long scenes = 0;
        long frames = 0;
        long written = 0;
        var last = "";
        while (true) {
            var wave = nextWave(warehouse, last, settings.scenesPerWave());
            if (wave.isEmpty()) {
                return new StageResult(
                        scenes,
                        written,
                        summary(frames, scenes, undrawn(warehouse).count()));
            }
            var done = commit(warehouse, wave, draw);
            last = wave.get(wave.size() - 1);
            scenes += wave.size();
            frames += done.frames();
            written += done.rows();
            context.progress().says("nightly/" + STAGE, frames + " frames drawn of " + scenes + " scenes");
        }
    }

    private static String summary(long frames, long scenes, long waiting) {
        var text = frames + " frames drawn of " + scenes + " scenes";
        return waiting == 0 ? text : text + "; " + waiting + " wait for a night in which their files can be read";
    }

    private static RenderSettings settings(StageContext context) {
        return context.settings().bind(RenderSettings.SECTION, RenderSettings.class);
    }

    /** Those after the last one: one whose files could not be read is not tried twice a night. */
    private static List<String> nextWave(Warehouse warehouse, String last, int scenes) {
        return undrawn(warehouse)
                .where(col(SceneRow.SCENE_ID).gt(last))
                .select(SceneRow.SCENE_ID)
                .orderBy(SceneRow.SCENE_ID)
                .limit(scenes)
                .as(Encoders.STRING())
                .collectAsList();
    }

    /** Scenes without a frame and without a reject of this stage. */
    private static Dataset<Row> undrawn(Warehouse warehouse) {
        var drawn = warehouse.read(FrameRow.TABLE).select(FrameRow.SCENE_ID);
        var scenes = warehouse.read(SceneRow.TABLE).join(drawn, new String[] {SceneRow.SCENE_ID}, "left_anti");
        return Rejects.leaveOut(warehouse, scenes, SceneRow.PATH, STAGE);
    }

    private record Written(long frames, long rows) {}

    private static Written commit(Warehouse warehouse, List<String> wave, DrawScenes draw) {
        // A partition each: scenes differ in size, and whoever is free takes the next.
        var scenes = UndrawnScene.rows(warehouse, wave).repartition(wave.size());
        try (var outcomes = Outcomes.of(TABLES, scenes, draw)) {
            long views = outcomes.write(List.of(CameraRow.TABLE, TruthBoxRow.TABLE), warehouse::merge);
            long rejects = outcomes.write(List.of(RejectRow.TABLE), warehouse::insertNew);
            long frames = outcomes.write(List.of(FrameRow.TABLE), warehouse::merge);
            return new Written(frames, views + rejects + frames);
        }
    }
}
