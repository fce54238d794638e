package org.vsekai.backpack.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.LabelledObject;
import org.vsekai.backpack.vision.Box;

/**
 * Frames of made-up scenes with their truth, drawn by Spark from the scenes' numbers and kept as Parquet: any machine of a cluster
 * draws the same bytes.
 *
 * @param seed of the scenes
 * @param scenes how many, each with three frames
 */
record TrainingFrames(long seed, int scenes, TrainingScene.Shapes shapes) {
    private static final int SCENES_PER_PARTITION = 25;
    private static final StructType SCHEMA = new StructType()
            .add("scene", DataTypes.LongType, false)
            .add("camera", DataTypes.IntegerType, false)
            .add("width", DataTypes.IntegerType, false)
            .add("height", DataTypes.IntegerType, false)
            .add("rgb", DataTypes.BinaryType, false)
            .add("regions", DataTypes.BinaryType, false)
            .add("is_room", DataTypes.BooleanType, false)
            .add("class_indices", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
            .add("boxes", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
            .add("visible_fractions", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

    private record Numbered(long scene, int camera, LabelledFrame frame) {}

    /** Draws a scene by its number. Travels to executors. */
    private static final class Drawing implements FlatMapFunction<Long, Row> {
        private static final long serialVersionUID = 1L;

        private final long seed;
        private final TrainingScene.Shapes shapes;

        Drawing(long seed, TrainingScene.Shapes shapes) {
            this.seed = seed;
            this.shapes = shapes;
        }

        @Override
        public Iterator<Row> call(Long number) {
            var scene = TrainingScene.of(seed, number, shapes, LabelledFrame.USUAL_WIDTH, LabelledFrame.USUAL_HEIGHT);
            var rows = new ArrayList<Row>();
            for (var frame : FrameDrawing.draw(scene)) {
                rows.add(row(number, rows.size(), frame));
            }
            return rows.iterator();
        }
    }

    /** The folder's name: what it holds is told by it alone. */
    String folderName() {
        return shapes.name().toLowerCase(java.util.Locale.ROOT) + "-" + seed + "-" + scenes;
    }

    /** The frames, drawn into a folder below this one unless they lie there. */
    List<LabelledFrame> in(Path folder, SparkSession spark) {
        var target = folder.resolve(folderName());
        if (!Files.exists(target.resolve("_SUCCESS"))) {
            spark.range(0, scenes, 1, Math.max(1, scenes / SCENES_PER_PARTITION))
                    .flatMap(new Drawing(seed, shapes), Encoders.row(SCHEMA))
                    .write()
                    .mode(SaveMode.Overwrite)
                    .option("compression", "zstd")
                    .parquet(target.toString());
        }
        return read(target, spark);
    }

    private static List<LabelledFrame> read(Path target, SparkSession spark) {
        var frames = new ArrayList<Numbered>();
        var rows = spark.read().schema(SCHEMA).parquet(target.toString()).toLocalIterator();
        while (rows.hasNext()) {
            frames.add(frame(rows.next()));
        }
        frames.sort(Comparator.comparingLong(Numbered::scene).thenComparingInt(Numbered::camera));
        return frames.stream().map(Numbered::frame).toList();
    }

    private static Row row(long scene, int camera, LabelledFrame frame) {
        var boxes = new ArrayList<Double>();
        for (var object : frame.objects()) {
            var box = object.box();
            boxes.addAll(List.of(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()));
        }
        return RowFactory.create(
                scene,
                camera,
                frame.width(),
                frame.height(),
                frame.rgb(),
                frame.regions(),
                frame.isRoom(),
                frame.objects().stream().map(LabelledObject::classIndex).toArray(Integer[]::new),
                boxes.toArray(Double[]::new),
                frame.objects().stream().map(LabelledObject::visibleFraction).toArray(Double[]::new));
    }

    private static Numbered frame(Row row) {
        List<Integer> classes = row.getList(row.fieldIndex("class_indices"));
        List<Double> boxes = row.getList(row.fieldIndex("boxes"));
        List<Double> visible = row.getList(row.fieldIndex("visible_fractions"));
        var objects = new ArrayList<LabelledObject>();
        for (int i = 0; i < classes.size(); i++) {
            var box = new Box(boxes.get(4 * i), boxes.get(4 * i + 1), boxes.get(4 * i + 2), boxes.get(4 * i + 3));
            objects.add(new LabelledObject(classes.get(i), box, visible.get(i)));
        }
        var frame = new LabelledFrame(
                row.getAs("width"),
                row.getAs("height"),
                row.getAs("rgb"),
                row.getAs("regions"),
                objects,
                row.getAs("is_room"),
                LabelledFrame.Truth.WHOLE);
        return new Numbered(row.getAs("scene"), row.getAs("camera"), frame);
    }
}
