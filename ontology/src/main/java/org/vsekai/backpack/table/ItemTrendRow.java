package org.vsekai.backpack.table;

import java.util.Optional;

@Description("How well an item is doing with everybody.")
public record ItemTrendRow(
        @Description("The item's dense number.") int id,
        @Description("Users that met it.") long users,

        @Description("The sum of its strengths, older ones counting less.")
        double popularity,

        @Description("How much more it is met now than before, by popularity of a short over that of a long half-life.")
        double trending,

        @Description(
                "Its place, from 1, in the list that reaches the most users with the fewest items; none when not in it.")
        Optional<Integer> representativePlace) {
    public static final String ID = "id";
    public static final String USERS = "users";
    public static final String POPULARITY = "popularity";
    public static final String TRENDING = "trending";
    public static final String REPRESENTATIVE_PLACE = "representative_place";

    public static final Table<ItemTrendRow> TABLE = Table.of("item_trends", ItemTrendRow.class, ID);
}
