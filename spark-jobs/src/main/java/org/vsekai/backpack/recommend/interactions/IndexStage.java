package org.vsekai.backpack.recommend.interactions;

import java.util.List;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/** Gives users and items that are new their dense numbers: those that interactions name, and all of table items. */
public final class IndexStage implements Stage {
    @Override
    public String name() {
        return "index";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(InteractionRow.TABLE, ItemRow.TABLE);
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var interactions = warehouse.read(InteractionRow.TABLE);
        var named = interactions
                .select(InteractionRow.ITEM_ID)
                .union(warehouse.read(ItemRow.TABLE).select(ItemRow.ITEM_ID));
        long users = warehouse.insertNew(
                UserIndexRow.TABLE, DenseIndex.USERS.additions(interactions, warehouse.read(UserIndexRow.TABLE)));
        long items = warehouse.insertNew(
                ItemIndexRow.TABLE, DenseIndex.ITEMS.additions(named, warehouse.read(ItemIndexRow.TABLE)));
        return new StageResult(
                interactions.count(), users + items, users + " new users and " + items + " new items have numbers");
    }
}
