package org.vsekai.backpack.table;

import java.util.List;

@Description("The nearest of an item or a user, by one way of measuring.")
public record NeighbourRow(
        @Description("The way: co_occurrence, ease or blended of items; factors of users.")
        String method,

        @Description("The dense number of the item or user.")
        int id,

        @Description("Its neighbours, the greatest weight first.")
        List<Neighbour> neighbours) {

    /** One neighbour: its dense number, and how much it counts. */
    public record Neighbour(int id, float weight) {
        public static final String ID = "id";
        public static final String WEIGHT = "weight";
    }

    public static final String METHOD = "method";
    public static final String ID = "id";
    public static final String NEIGHBOURS = "neighbours";

    public static final Table<NeighbourRow> ITEM_NEIGHBOURS =
            Table.of("item_neighbours", NeighbourRow.class, METHOD, ID);
    public static final Table<NeighbourRow> USER_NEIGHBOURS =
            Table.of("user_neighbours", NeighbourRow.class, METHOD, ID);
}
