package org.vsekai.backpack.relate.fusion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.Table;

/** Puts {@code scene_objects} in place of the former: what each model saw in each scene of two cameras or more. */
public final class SceneObjects implements Stage {
    private final FusionSettings settings;

    public SceneObjects(FusionSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "objects";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(CameraRow.TABLE, FrameRow.TABLE, SceneNodeRow.TABLE, DetectionRow.TABLE, ClassAncestorRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return settings.toString();
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var closure = warehouse.records(ClassAncestorRow.TABLE, warehouse.read(ClassAncestorRow.TABLE));
        var fuse = new Fuse(new SceneFusion(new ClassAgreement(closure), settings));
        var objects = context.spark()
                .createDataFrame(scenes(warehouse).toJavaRDD().flatMap(fuse), SparkRows.schema(SceneObjectRow.TABLE));
        warehouse.overwrite(SceneObjectRow.TABLE, objects);
        long written = warehouse.read(SceneObjectRow.TABLE).count();
        return new StageResult(written, written, written + " things seen by several cameras");
    }

    /** A row for each scene and model: its cameras, frames, detections and, where there are any, nodes. */
    private Dataset<Row> scenes(Warehouse warehouse) {
        var seen = warehouse
                .read(DetectionRow.TABLE)
                .where(col(DetectionRow.CLASS_IRI)
                        .isNotNull()
                        .and(col(DetectionRow.SCORE).geq(settings.leastScore())));
        var cameras = GroupedRows.of(CameraRow.TABLE, warehouse.read(CameraRow.TABLE), CameraRow.SCENE_ID)
                .where(size(col(CameraRow.TABLE.name())).geq(2));
        var kept = warehouse.read(FrameRow.TABLE).where(col(FrameRow.KEPT));
        var named = warehouse
                .read(SceneNodeRow.TABLE)
                .where(col(SceneNodeRow.CLASS_IRI).isNotNull());
        var scene = new String[] {DetectionRow.SCENE_ID};
        return GroupedRows.of(DetectionRow.TABLE, seen, DetectionRow.SCENE_ID, DetectionRow.MODEL_DIGEST)
                .join(cameras, scene, "inner")
                .join(GroupedRows.of(FrameRow.TABLE, kept, FrameRow.SCENE_ID), scene, "inner")
                .join(GroupedRows.of(SceneNodeRow.TABLE, named, SceneNodeRow.SCENE_ID), scene, "left");
    }

    /** Travels to executors. */
    private record Fuse(SceneFusion fusion) implements FlatMapFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Row scene) {
            var nodes = new ArrayList<>(GroupedRows.records(scene, SceneNodeRow.TABLE));
            nodes.sort(Comparator.comparing(SceneNodeRow::nodeId));
            return fusion
                    .fuse(
                            GroupedRows.records(scene, CameraRow.TABLE),
                            GroupedRows.records(scene, FrameRow.TABLE),
                            nodes,
                            GroupedRows.records(scene, DetectionRow.TABLE))
                    .stream()
                    .map(object -> SparkRows.row(SceneObjectRow.TABLE, object))
                    .iterator();
        }
    }
}
