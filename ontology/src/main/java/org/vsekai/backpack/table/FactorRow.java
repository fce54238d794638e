package org.vsekai.backpack.table;

import java.util.List;

@Description("The factors of a user or an item, learnt by ALS or predicted from features.")
public record FactorRow(
        @Description("The dense number of the user or item.")
        int id,

        @Description("The vector; its length is the release's rank.")
        List<Float> factors) {
    public static final String ID = "id";
    public static final String FACTORS = "factors";

    public static final Table<FactorRow> USER_FACTORS = Table.of("user_factors", FactorRow.class, ID);
    public static final Table<FactorRow> ITEM_FACTORS = Table.of("item_factors", FactorRow.class, ID);

    /** Of users and items that no interaction tells enough of: predicted from their features. */
    public static final Table<FactorRow> PREDICTED_USER_FACTORS =
            Table.of("predicted_user_factors", FactorRow.class, ID);

    public static final Table<FactorRow> PREDICTED_ITEM_FACTORS =
            Table.of("predicted_item_factors", FactorRow.class, ID);
}
