package org.vsekai.backpack.table;

import java.util.List;

@Description("The best items for a user by the newest release's factors, without what the user met.")
public record RecommendedItemsRow(
        @Description("The user.") String userId,
        @Description("Items, best first.") List<Entry> items) {

    /** An item and the score that put it there. */
    public record Entry(String itemId, float score) {
        public static final String ITEM_ID = "item_id";
        public static final String SCORE = "score";
    }

    public static final String USER_ID = "user_id";
    public static final String ITEMS = "items";

    public static final Table<RecommendedItemsRow> TABLE =
            Table.of("recommended_items", RecommendedItemsRow.class, USER_ID);
}
