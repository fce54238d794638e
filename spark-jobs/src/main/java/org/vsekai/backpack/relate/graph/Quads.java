package org.vsekai.backpack.relate.graph;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.Iterator;
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
 * a folder of the table's version beside the tables; folders of former versions go.
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
        return "address=" + settings.address();
    }

    @Override
    public StageResult run(StageContext context) throws IOException {
        var warehouse = context.warehouse();
        var graph = new SceneGraph(settings.address());
        var schema = SparkRows.schema(QuadRow.TABLE);
        var scenes = context.spark()
                .createDataFrame(scenes(warehouse).toJavaRDD().flatMap(sceneQuads(settings.address())), schema);
        var items = context.spark()
                .createDataFrame(items(warehouse).toJavaRDD().flatMap(itemQuads(settings.address())), schema);
        warehouse.overwrite(QuadRow.TABLE, scenes.union(items).union(models(warehouse, graph)));
        long written = warehouse.read(QuadRow.TABLE).count();
        writeLines(context, written);
        return new StageResult(written, written, written + " statements");
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

    private static FlatMapFunction<Row, Row> sceneQuads(String address) {
        return scene -> rows(new SceneGraph(address)
                .of(new SceneGraph.Known(
                        GroupedRows.records(scene, SceneRow.TABLE).get(0),
                        GroupedRows.records(scene, CameraRow.TABLE),
                        GroupedRows.records(scene, SceneNodeRow.TABLE),
                        GroupedRows.records(scene, FrameRow.TABLE),
                        GroupedRows.records(scene, DetectionRow.TABLE),
                        GroupedRows.records(scene, SceneObjectRow.TABLE))));
    }

    private static Dataset<Row> items(Warehouse warehouse) {
        return warehouse.read(ItemRow.TABLE).join(warehouse.read(ItemFeatureRow.TABLE), ItemRow.ITEM_ID);
    }

    private static FlatMapFunction<Row, Row> itemQuads(String address) {
        return item -> rows(new SceneGraph(address)
                .of(SparkRows.record(ItemRow.TABLE, item), SparkRows.record(ItemFeatureRow.TABLE, item)));
    }

    private static Iterator<Row> rows(List<QuadRow> quads) {
        return quads.stream().map(quad -> SparkRows.row(QuadRow.TABLE, quad)).iterator();
    }

    private static Dataset<Row> models(Warehouse warehouse, SceneGraph graph) {
        var models = warehouse
                .read(DetectionRow.TABLE)
                .select(DetectionRow.MODEL, DetectionRow.MODEL_VERSION, DetectionRow.MODEL_DIGEST)
                .distinct()
                .collectAsList();
        return warehouse.dataset(
                QuadRow.TABLE,
                models.stream()
                        .flatMap(model ->
                                graph.model(model.getString(0), model.getString(1), model.getString(2)).stream())
                        .distinct()
                        .toList());
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
