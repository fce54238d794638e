package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Visibility;

/**
 * What may be learnt from: training, evaluation, popularity and lists begin here. Dense numbers stay with those who are
 * left out, so that a change of mind costs nothing.
 */
public final class Permitted {
    private Permitted() {}

    /** The interactions of the warehouse that may be learnt from. */
    public static Dataset<Row> interactions(Warehouse warehouse, InteractionSettings settings) {
        return of(
                warehouse.read(InteractionRow.TABLE),
                warehouse.read(PrivacyChoiceRow.TABLE),
                warehouse.read(ItemRow.TABLE),
                settings);
    }

    /** Of these interactions those that users and items permit. */
    static Dataset<Row> of(
            Dataset<Row> interactions, Dataset<Row> choices, Dataset<Row> items, InteractionSettings settings) {
        var ofUsers = interactions.join(refusers(choices), new String[] {InteractionRow.USER_ID}, "left_anti");
        if (settings.privateItems()) {
            return ofUsers;
        }
        var hidden = items.where(col(ItemRow.VISIBILITY).equalTo(Names.lowerCase(Visibility.PRIVATE)))
                .select(ItemRow.ITEM_ID);
        return ofUsers.join(hidden, new String[] {InteractionRow.ITEM_ID}, "left_anti");
    }

    /** The ids of users whose newest choice is not to be learnt from; of choices at one time the greatest event counts. */
    public static Dataset<Row> refusers(Dataset<Row> choices) {
        var newest = struct(col(PrivacyChoiceRow.OCCURRED_AT), col(PrivacyChoiceRow.EVENT_ID));
        return choices.groupBy(col(PrivacyChoiceRow.USER_ID).as(InteractionRow.USER_ID))
                .agg(max_by(col(PrivacyChoiceRow.LEARN), newest).as(PrivacyChoiceRow.LEARN))
                .where(not(col(PrivacyChoiceRow.LEARN)))
                .select(InteractionRow.USER_ID);
    }
}
