package org.vsekai.backpack.frames;

import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.landing.CameraMotion;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Frustum;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.FrameRow.ViewParameter;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.vision.PictureMeasures;

/** What the cameras of some frames can show, worked out once for all frames of a camera. Travels to executors. */
final class CameraViews implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NODES = "nodes";
    private static final StructType COUNTS =
            StructType.fromDDL(FrameRow.SCENE_ID + " STRING, " + FrameRow.CAMERA_ID + " STRING, " + NODES + " INT");

    /** Pixels, by scene and camera: those of perspective cameras. */
    private final HashMap<List<String>, Double> focalLengths = new HashMap<>();
    /** By scene and camera: those of scenes that have nodes with a mesh. */
    private final HashMap<List<String>, Integer> nodesInView = new HashMap<>();

    private CameraViews() {}

    /** The views of the cameras that took these frames. */
    static CameraViews of(Warehouse warehouse, Dataset<Row> frames) {
        var views = new CameraViews();
        var keys = new String[] {FrameRow.SCENE_ID, FrameRow.CAMERA_ID};
        var used = frames.select(keys[0], keys[1]).distinct();
        var cameras = warehouse.read(CameraRow.TABLE).join(used, keys, "left_semi");
        warehouse.records(CameraRow.TABLE, cameras).forEach(views::addFocalLength);
        MapPartitionsFunction<Row, Row> counting = CameraViews::count;
        warehouse
                .read(SceneNodeRow.TABLE)
                .join(cameras, SceneNodeRow.SCENE_ID)
                .mapPartitions(counting, Encoders.row(COUNTS))
                .groupBy(keys[0], keys[1])
                .agg(sum(NODES).as(NODES))
                .collectAsList()
                .forEach(row -> views.nodesInView.put(key(row), Math.toIntExact(row.<Long>getAs(NODES))));
        return views;
    }

    private void addFocalLength(CameraRow row) {
        if (CalibratedCamera.of(row) instanceof PinholeCamera camera) {
            focalLengths.put(List.of(row.sceneId(), row.cameraId()), Math.max(camera.fx(), camera.fy()));
        }
    }

    private static List<String> key(Row row) {
        return List.of(row.<String>getAs(FrameRow.SCENE_ID), row.<String>getAs(FrameRow.CAMERA_ID));
    }

    /** Of pairs of a camera and a node of its scene: how many nodes each camera may show. */
    private static Iterator<Row> count(Iterator<Row> pairs) {
        var frustums = new HashMap<List<String>, Frustum>();
        var counts = new HashMap<List<String>, Integer>();
        while (pairs.hasNext()) {
            var pair = pairs.next();
            var key = key(pair);
            var frustum = frustums.computeIfAbsent(
                    key, camera -> Frustum.of(CalibratedCamera.of(SparkRows.record(CameraRow.TABLE, pair))));
            counts.merge(key, frustum.mayShow(box(pair)) ? 1 : 0, Integer::sum);
        }
        var rows = new ArrayList<Row>();
        counts.forEach((key, count) -> rows.add(RowFactory.create(key.get(0), key.get(1), count)));
        return rows.iterator();
    }

    private static Box3 box(Row row) {
        return Box3.of(SparkRows.record(SceneNodeRow.TABLE, row));
    }

    /** How many nodes with a mesh a frame's camera may show; none known without a calibration or without such nodes. */
    Optional<Integer> nodesInView(FrameRow frame) {
        return Optional.ofNullable(nodesInView.get(List.of(frame.sceneId(), frame.cameraId())));
    }

    /** How far a frame moved while the shutter was open, at the scale of its sharpness, where it is known. */
    Optional<Double> motionPixels(FrameRow frame) {
        var focal = focalLengths.get(List.of(frame.sceneId(), frame.cameraId()));
        if (focal == null) {
            return Optional.empty();
        }
        var parameters = frame.viewParameters().stream()
                .collect(Collectors.toMap(ViewParameter::name, ViewParameter::value, (one, other) -> one));
        double scale = PictureMeasures.scale(frame.width(), frame.height());
        return CameraMotion.of(parameters).map(motion -> motion.pixels(focal * scale));
    }
}
