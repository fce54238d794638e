package org.vsekai.backpack.table;

@Description("The stable dense number of a user: given once, in order of first sight, never reused.")
public record UserIndexRow(
        @Description("The user.") String userId,
        @Description("Its number, from 0 without gaps.") int index) {
    public static final String USER_ID = "user_id";
    public static final String INDEX = "index";

    public static final Table<UserIndexRow> TABLE = Table.of("user_index", UserIndexRow.class, USER_ID);
}
