package org.vsekai.backpack.relate.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.vsekai.backpack.ontology.SceneGraph;
import org.vsekai.backpack.pipeline.GroupedRows;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;

/**
 * Puts the statements about all scenes, items and models in place of the former in {@code quads}, then writes them as N-Quads, gzipped, in
 * a folder of the table's version beside the tables; folders of former versions go. What does not fit its shapes is left out, whole, and
 * goes to the rejects with the report.
 */
public final class Quads implements Stage {
    private static final long LINES_PER_FILE = 5_000_000;

    private final GraphSettings settings;

    public Quads(GraphSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                SceneRow.TABLE,
                CameraRow.TABLE,
                SceneNodeRow.TABLE,
                FrameRow.TABLE,
                DetectionRow.TABLE,
                SceneObjectRow.TABLE,
                ItemRow.TABLE,
                ItemFeatureRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return "address=" + settings.address() + " shapes=" + SceneGraph.shapes();
    }

    @Override
    public StageResult run(StageContext context) throws IOException {
        var warehouse = context.warehouse();
        var spark = context.spark();
        var refusals = new Refusals(spark);
        var scenes = scenes(warehouse).toJavaRDD().flatMap(sceneQuads(settings.address(), refusals));
        var items = items(warehouse).toJavaRDD().flatMap(itemQuads(settings.address(), refusals));
        var models = models(warehouse).toJavaRDD().flatMap(modelQuads(settings.address(), refusals));
        var schema = SparkRows.schema(QuadRow.TABLE);
        // A model of two names says twice what it is.
        var quads = spark.createDataFrame(scenes.union(items), schema)
                .union(spark.createDataFrame(models, schema).distinct());
        warehouse.overwrite(QuadRow.TABLE, quads);
        long leftOut = refusals.write(warehouse, spark);
        long written = warehouse.read(QuadRow.TABLE).count();
        writeLines(context, written);
        return new StageResult(written, written, summary(written, leftOut));
    }

    private static String summary(long written, long leftOut) {
        var summary = written + " statements";
        return leftOut == 0 ? summary : summary + "; " + leftOut + " scenes or items left out: see rejects";
    }

    private static Dataset<Row> scenes(Warehouse warehouse) {
        var scene = new String[] {SceneRow.SCENE_ID};
        var rows = GroupedRows.of(SceneRow.TABLE, warehouse.read(SceneRow.TABLE), SceneRow.SCENE_ID);
        for (var table : List.of(
                CameraRow.TABLE, SceneNodeRow.TABLE, FrameRow.TABLE, DetectionRow.TABLE, SceneObjectRow.TABLE)) {
            rows = rows.join(GroupedRows.of(table, warehouse.read(table), SceneRow.SCENE_ID), scene, "left");
        }
        return rows;
    }

    private static FlatMapFunction<Row, Row> sceneQuads(String address, Refusals refusals) {
        return row -> {
            var scene = GroupedRows.records(row, SceneRow.TABLE).get(0);
            var known = new SceneGraph.Known(
                    scene,
                    GroupedRows.records(row, CameraRow.TABLE),
                    GroupedRows.records(row, SceneNodeRow.TABLE),
                    GroupedRows.records(row, FrameRow.TABLE),
                    GroupedRows.records(row, DetectionRow.TABLE),
                    GroupedRows.records(row, SceneObjectRow.TABLE));
            return refusals.rows(scene.path(), () -> new SceneGraph(address).of(known));
        };
    }

    private static Dataset<Row> items(Warehouse warehouse) {
        return warehouse.read(ItemRow.TABLE).join(warehouse.read(ItemFeatureRow.TABLE), ItemRow.ITEM_ID);
    }

    private static FlatMapFunction<Row, Row> itemQuads(String address, Refusals refusals) {
        return row -> {
            var item = SparkRows.record(ItemRow.TABLE, row);
            var features = SparkRows.record(ItemFeatureRow.TABLE, row);
            return refusals.rows("items/" + item.itemId(), () -> new SceneGraph(address).of(item, features));
        };
    }

    private static Dataset<Row> models(Warehouse warehouse) {
        return warehouse
                .read(DetectionRow.TABLE)
                .select(DetectionRow.MODEL, DetectionRow.MODEL_VERSION, DetectionRow.MODEL_DIGEST)
                .distinct();
    }

    private static FlatMapFunction<Row, Row> modelQuads(String address, Refusals refusals) {
        return row -> refusals.rows("models/" + row.getString(2), () -> new SceneGraph(address)
                .model(row.getString(0), row.getString(1), row.getString(2)));
    }

    private static void writeLines(StageContext context, long quads) throws IOException {
        var warehouse = context.warehouse();
        var folder = new Path(warehouse.folder("nquads"), Long.toString(warehouse.version(QuadRow.TABLE)));
        warehouse
                .read(QuadRow.TABLE)
                .select(concat_ws(
                        " ",
                        Stream.concat(
                                        Stream.of(QuadRow.SUBJECT, QuadRow.PREDICATE, QuadRow.OBJECT, QuadRow.GRAPH)
                                                .map(name -> col(name)),
                                        Stream.of(lit(".")))
                                .toArray(org.apache.spark.sql.Column[]::new)))
                .coalesce((int) (1 + quads / LINES_PER_FILE))
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "gzip")
                .text(folder.toString());
        removeOthers(context, folder);
    }

    private static void removeOthers(StageContext context, Path kept) throws IOException {
        var files = kept.getFileSystem(context.spark().sparkContext().hadoopConfiguration());
        for (var file : files.listStatus(kept.getParent())) {
            if (!file.getPath().getName().equals(kept.getName())) {
                files.delete(file.getPath(), true);
            }
        }
    }
}
