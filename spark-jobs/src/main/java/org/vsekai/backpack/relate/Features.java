package org.vsekai.backpack.relate;

import java.util.List;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.Table;

/** Writes what each item holds to {@code item_features}; rows that would stay the same are not touched. */
final class Features implements Stage {
    private final RelateSettings settings;

    Features(RelateSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(ItemRow.TABLE, SceneNodeRow.TABLE, DetectionRow.TABLE, ClassAncestorRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return "least-score=" + settings.leastScore();
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var items = warehouse.read(ItemRow.TABLE);
        var ancestors = warehouse.read(ClassAncestorRow.TABLE);
        var declared = ItemFeatures.declared(items, warehouse.read(SceneNodeRow.TABLE), ancestors);
        var detected =
                ItemFeatures.detected(items, warehouse.read(DetectionRow.TABLE), ancestors, settings.leastScore());
        long changed = warehouse.merge(ItemFeatureRow.TABLE, ItemFeatures.together(items, declared, detected));
        long count = items.count();
        return new StageResult(count, changed, changed + " of " + count + " items hold something else than before");
    }
}
