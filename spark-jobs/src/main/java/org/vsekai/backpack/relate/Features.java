package org.vsekai.backpack.relate;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneAttributeRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.Table;

/** Writes what each item holds to {@code item_features}; rows that would stay the same are not touched. */
final class Features implements Stage {
    private final Ontology ontology;
    private final RelateSettings settings;

    Features(Ontology ontology, RelateSettings settings) {
        this.ontology = ontology;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                ItemRow.TABLE,
                CameraRow.TABLE,
                SceneNodeRow.TABLE,
                SceneAttributeRow.TABLE,
                DetectionRow.TABLE,
                ClassAncestorRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return "least-score=" + settings.leastScore();
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        long changed = warehouse.merge(ItemFeatureRow.TABLE, rows(warehouse::read, ontology, settings));
        long count = warehouse.read(ItemRow.TABLE).count();
        return new StageResult(count, changed, changed + " of " + count + " items hold something else than before");
    }

    /** The rows of {@code item_features}, of the tables as they are. */
    static Dataset<Row> rows(Function<Table<?>, Dataset<Row>> tables, Ontology ontology, RelateSettings settings) {
        var items = tables.apply(ItemRow.TABLE);
        var ancestors = tables.apply(ClassAncestorRow.TABLE);
        var places = Surroundings.of(items, tables.apply(CameraRow.TABLE), tables.apply(SceneNodeRow.TABLE));
        var all = held(tables, ancestors, settings).unionByName(places);
        var own = held(tables, ancestors.where(col(ClassAncestorRow.DEPTH).equalTo(0)), settings);
        return ItemFeatures.together(
                items,
                all,
                ItemAttributes.of(items, tables.apply(SceneAttributeRow.TABLE)),
                Summaries.of(own, Surroundings.kinds(places), ontology.classes()));
    }

    private static Dataset<Row> held(
            Function<Table<?>, Dataset<Row>> tables, Dataset<Row> ancestors, RelateSettings settings) {
        var items = tables.apply(ItemRow.TABLE);
        var sceneClasses = ItemAttributes.classesOfScenes(tables.apply(SceneAttributeRow.TABLE));
        var declared = ItemFeatures.declared(items, sceneClasses, tables.apply(SceneNodeRow.TABLE), ancestors);
        var detected = ItemFeatures.detected(items, tables.apply(DetectionRow.TABLE), ancestors, settings.leastScore());
        return declared.unionByName(detected);
    }
}
