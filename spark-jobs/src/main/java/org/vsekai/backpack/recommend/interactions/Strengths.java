package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
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
    /**
     * Sum of weight times strength, aged; a float, as MLlib takes it, which also hides the order of the sum. Above 0 the
     * user likes the item, below they dislike it.
     */
    public static final String STRENGTH = "strength";
    /** When the user did something with the item for the first time. */
    public static final String FIRST_AT = "first_at";
    /** When an interaction happened. */
    public static final String AT = "at";

    private Strengths() {}

    /** The interactions that count: user and item by number, what it counts, when. */
    public static Dataset<Row> weighted(
            Dataset<Row> interactions, Dataset<Row> userIndex, Dataset<Row> itemIndex, InteractionSettings settings) {
        var reference = Decay.reference(interactions, settings);
        var users = userIndex.select(
                col(UserIndexRow.USER_ID).as("known_user"),
                col(UserIndexRow.INDEX).as(USER));
        var items = itemIndex.select(
                col(ItemIndexRow.ITEM_ID).as("known_item"),
                col(ItemIndexRow.INDEX).as(ITEM));
        var counted = col(InteractionRow.STRENGTH)
                .multiply(weight(settings.weights()))
                .multiply(Decay.share(col(InteractionRow.OCCURRED_AT), reference, settings.halfLifeDays()));
        return interactions
                .join(users, col(InteractionRow.USER_ID).equalTo(col("known_user")))
                .join(items, col(InteractionRow.ITEM_ID).equalTo(col("known_item")))
                .select(
                        col(USER),
                        col(ITEM),
                        counted.as(STRENGTH),
                        col(InteractionRow.OCCURRED_AT).as(AT))
                .where(col(STRENGTH).notEqual(0));
    }

    /** One row per user and item, with strength and first time; what likes and dislikes cancel out is left out. */
    public static Dataset<Row> pairs(Dataset<Row> weighted) {
        return weighted.groupBy(USER, ITEM)
                .agg(sum(STRENGTH).cast("float").as(STRENGTH), min(AT).as(FIRST_AT))
                .where(col(STRENGTH).notEqual(0));
    }

    /**
     * The pairs that have enough support to be learnt from: of items with enough users, then of users with enough such
     * items. One pass: an item may lose users in the second step and keep its place.
     */
    public static Dataset<Row> supported(Dataset<Row> pairs, InteractionSettings settings) {
        return atLeast(atLeast(pairs, ITEM, settings.leastUsers()), USER, settings.leastItems());
    }

    private static Dataset<Row> atLeast(Dataset<Row> pairs, String side, int least) {
        if (least <= 1) {
            return pairs;
        }
        var enough = pairs.groupBy(side)
                .agg(count(lit(1)).as("pairs"))
                .where(col("pairs").geq(least));
        return pairs.join(enough.select(side), new String[] {side}, "left_semi");
    }

    /** What an interaction of its kind counts. */
    public static Column weight(InteractionSettings.Weights weights) {
        var result = lit(0.0);
        for (var kind : InteractionKind.values()) {
            result = when(col(InteractionRow.KIND).equalTo(Names.lowerCase(kind)), weights.of(kind))
                    .otherwise(result);
        }
        return result;
    }
}
