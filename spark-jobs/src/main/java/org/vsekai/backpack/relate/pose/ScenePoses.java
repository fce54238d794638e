package org.vsekai.backpack.relate.pose;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.GroupedRows;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.table.Table;

/** Puts {@code scene_poses} in place of the former: whom each model saw in each scene of two cameras or more, and how they stood. */
public final class ScenePoses implements Stage {
    private final PoseSettings settings;

    public ScenePoses(PoseSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "poses";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(CameraRow.TABLE, FrameRow.TABLE, KeypointRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return settings.toString();
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var fuse = new Fuse(new PoseFusion(settings));
        var poses = context.spark()
                .createDataFrame(scenes(warehouse).toJavaRDD().flatMap(fuse), SparkRows.schema(ScenePoseRow.TABLE));
        warehouse.overwrite(ScenePoseRow.TABLE, poses);
        long written = warehouse.read(ScenePoseRow.TABLE).count();
        return new StageResult(written, written, written + " poses seen by several cameras");
    }

    /** A row for each scene, model and task: its cameras, frames and keypoints. */
    private Dataset<Row> scenes(Warehouse warehouse) {
        var seen =
                warehouse.read(KeypointRow.TABLE).where(col(KeypointRow.SCORE).geq(settings.leastScore()));
        var cameras = GroupedRows.of(CameraRow.TABLE, warehouse.read(CameraRow.TABLE), CameraRow.SCENE_ID)
                .where(size(col(CameraRow.TABLE.name())).geq(2));
        var kept = warehouse.read(FrameRow.TABLE).where(col(FrameRow.KEPT));
        var scene = new String[] {KeypointRow.SCENE_ID};
        return GroupedRows.of(KeypointRow.TABLE, seen, KeypointRow.SCENE_ID, KeypointRow.MODEL_DIGEST, KeypointRow.TASK)
                .join(cameras, scene, "inner")
                .join(GroupedRows.of(FrameRow.TABLE, kept, FrameRow.SCENE_ID), scene, "inner");
    }

    /** Travels to executors. */
    private record Fuse(PoseFusion fusion) implements FlatMapFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Row scene) {
            return fusion
                    .fuse(
                            GroupedRows.records(scene, CameraRow.TABLE),
                            GroupedRows.records(scene, FrameRow.TABLE),
                            GroupedRows.records(scene, KeypointRow.TABLE))
                    .stream()
                    .map(pose -> SparkRows.row(ScenePoseRow.TABLE, pose))
                    .iterator();
        }
    }
}
