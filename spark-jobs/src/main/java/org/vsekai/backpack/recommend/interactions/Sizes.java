package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/** How many users and items have numbers. */
public record Sizes(int users, int items) {
    public static Sizes of(Warehouse warehouse) {
        return new Sizes(
                next(warehouse, UserIndexRow.TABLE, UserIndexRow.INDEX),
                next(warehouse, ItemIndexRow.TABLE, ItemIndexRow.INDEX));
    }

    private static int next(Warehouse warehouse, Table<?> index, String number) {
        return warehouse
                        .read(index)
                        .agg(coalesce(max(col(number)), lit(-1)))
                        .head()
                        .getInt(0)
                + 1;
    }
}
