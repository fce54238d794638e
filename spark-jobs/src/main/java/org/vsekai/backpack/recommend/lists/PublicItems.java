package org.vsekai.backpack.recommend.lists;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Visibility;

/** The items that anybody may be shown, as the server sees it: what nothing is known of is not among them. */
final class PublicItems {
    private PublicItems() {}

    /** Their numbers, in column {@link Strengths#ITEM}. */
    static Dataset<Row> numbers(Warehouse warehouse) {
        return warehouse
                .read(ItemRow.TABLE)
                .where(col(ItemRow.VISIBILITY).equalTo(Names.lowerCase(Visibility.PUBLIC)))
                .join(warehouse.read(ItemIndexRow.TABLE), new String[] {ItemRow.ITEM_ID}, "inner")
                .select(col(ItemIndexRow.INDEX).as(Strengths.ITEM));
    }
}
