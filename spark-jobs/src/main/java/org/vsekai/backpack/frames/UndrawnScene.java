package org.vsekai.backpack.frames;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.struct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.Projection;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;

/**
 * A scene without frames.
 *
 * @param scene its row, without the description
 * @param cameras its own, but for orthographic ones, which we do not draw by: with these alone it is as one without cameras
 * @param classes the class of each node that declares one, by node id
 */
record UndrawnScene(SceneRow scene, List<CameraRow> cameras, Map<String, String> classes) {
    private static final String CAMERAS = "scene_cameras";
    private static final String CLASSES = "node_classes";

    /** These scenes, each as one row that {@link #of} reads. */
    static Dataset<Row> rows(Warehouse warehouse, List<String> sceneIds) {
        var ids = sceneIds.toArray();
        // Nobody draws a description, and it may be long.
        var scenes = warehouse
                .read(SceneRow.TABLE)
                .where(col(SceneRow.SCENE_ID).isin(ids))
                .withColumn(SceneRow.DESCRIPTION, lit(""));
        var columns = CameraRow.TABLE.columns().stream()
                .map(column -> col(column.name()))
                .toArray(Column[]::new);
        var cameras = warehouse
                .read(CameraRow.TABLE)
                .where(col(CameraRow.SCENE_ID).isin(ids))
                .groupBy(CameraRow.SCENE_ID)
                .agg(collect_list(struct(columns)).as(CAMERAS));
        var classes = warehouse
                .read(SceneNodeRow.TABLE)
                .where(col(SceneNodeRow.SCENE_ID)
                        .isin(ids)
                        .and(col(SceneNodeRow.CLASS_IRI).isNotNull()))
                .groupBy(SceneNodeRow.SCENE_ID)
                .agg(map_from_entries(collect_list(struct(SceneNodeRow.NODE_ID, SceneNodeRow.CLASS_IRI)))
                        .as(CLASSES));
        return scenes.join(cameras, new String[] {SceneRow.SCENE_ID}, "left")
                .join(classes, new String[] {SceneRow.SCENE_ID}, "left");
    }

    static UndrawnScene of(Row row) {
        return new UndrawnScene(
                SparkRows.record(SceneRow.TABLE, row), cameras(row.getAs(CAMERAS)), classes(row.getAs(CLASSES)));
    }

    private static List<CameraRow> cameras(scala.collection.@Nullable Seq<Row> rows) {
        return rows == null
                ? List.of()
                : scala.jdk.javaapi.CollectionConverters.asJava(rows).stream()
                        .map(row -> SparkRows.record(CameraRow.TABLE, row))
                        .filter(camera -> camera.projection() == Projection.PERSPECTIVE)
                        .toList();
    }

    private static Map<String, String> classes(scala.collection.@Nullable Map<String, String> classes) {
        return classes == null ? Map.of() : new HashMap<>(scala.jdk.javaapi.CollectionConverters.asJava(classes));
    }
}
