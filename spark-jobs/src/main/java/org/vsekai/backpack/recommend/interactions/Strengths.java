package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.UserIndexRow;

/** How much a user likes an item, from all that they did with it. */
public final class Strengths {
    /** The user's dense number, an int. */
    public static final String USER = "user";
    /** The item's dense number, an int. */
    public static final String ITEM = "item";
    /** Sum of weight times strength; a float, as MLlib takes it, which also hides the order of the sum. */
    public static final String STRENGTH = "strength";
    /** When the user did something with the item for the first time. */
    public static final String FIRST_AT = "first_at";
    /** When an interaction happened. */
    public static final String AT = "at";

    private Strengths() {}

    /** The interactions that count: user and item by number, what it counts, when. */
    public static Dataset<Row> weighted(
            Dataset<Row> interactions,
            Dataset<Row> userIndex,
            Dataset<Row> itemIndex,
            InteractionSettings.Weights weights) {
        var users = userIndex.select(
                col(UserIndexRow.USER_ID).as("known_user"),
                col(UserIndexRow.INDEX).as(USER));
        var items = itemIndex.select(
                col(ItemIndexRow.ITEM_ID).as("known_item"),
                col(ItemIndexRow.INDEX).as(ITEM));
        var counted = col(InteractionRow.STRENGTH).multiply(weight(weights));
        return interactions
                .join(users, col(InteractionRow.USER_ID).equalTo(col("known_user")))
                .join(items, col(InteractionRow.ITEM_ID).equalTo(col("known_item")))
                .select(
                        col(USER),
                        col(ITEM),
                        counted.as(STRENGTH),
                        col(InteractionRow.OCCURRED_AT).as(AT))
                .where(col(STRENGTH).gt(0));
    }

    /** One row per user and item, with strength and first time. */
    public static Dataset<Row> pairs(Dataset<Row> weighted) {
        return weighted.groupBy(USER, ITEM).agg(sum(STRENGTH).cast("float").as(STRENGTH), min(AT).as(FIRST_AT));
    }

    private static Column weight(InteractionSettings.Weights weights) {
        var result = lit(0.0);
        for (var kind : InteractionKind.values()) {
            result = when(col(InteractionRow.KIND).equalTo(Names.lowerCase(kind)), weights.of(kind))
                    .otherwise(result);
        }
        return result;
    }
}
