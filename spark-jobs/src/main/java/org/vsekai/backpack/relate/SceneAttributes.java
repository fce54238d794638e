package org.vsekai.backpack.relate;

import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.ontology.Attributes;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.SceneAttributeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;

/** Puts what the descriptions of all scenes say, under one name for all vocabularies, in place of the former in {@code scene_attributes}. */
final class SceneAttributes implements Stage {
    @Override
    public String name() {
        return "attributes";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(SceneRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return "attributes=" + Attributes.version();
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var scenes = warehouse.read(SceneRow.TABLE);
        FlatMapFunction<Row, Row> attributes =
                row -> Attributes.bundled().of(SparkRows.record(SceneRow.TABLE, row)).stream()
                        .map(attribute -> SparkRows.row(SceneAttributeRow.TABLE, attribute))
                        .iterator();
        warehouse.overwrite(
                SceneAttributeRow.TABLE,
                context.spark()
                        .createDataFrame(
                                scenes.toJavaRDD().flatMap(attributes), SparkRows.schema(SceneAttributeRow.TABLE)));
        long written = warehouse.read(SceneAttributeRow.TABLE).count();
        return new StageResult(scenes.count(), written, written + " attributes");
    }
}
