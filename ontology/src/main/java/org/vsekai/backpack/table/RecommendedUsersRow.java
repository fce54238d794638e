package org.vsekai.backpack.table;

import java.util.List;

@Description("The users that an item suits best by the newest release's factors, without those who met it.")
public record RecommendedUsersRow(
        @Description("The item.") String itemId,
        @Description("Users, best first.") List<Entry> users) {

    /** A user and the score that put it there. */
    public record Entry(String userId, float score) {
        public static final String USER_ID = "user_id";
        public static final String SCORE = "score";
    }

    public static final String ITEM_ID = "item_id";
    public static final String USERS = "users";

    public static final Table<RecommendedUsersRow> TABLE =
            Table.of("recommended_users", RecommendedUsersRow.class, ITEM_ID);
}
