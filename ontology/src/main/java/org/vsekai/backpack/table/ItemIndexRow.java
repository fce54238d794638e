package org.vsekai.backpack.table;

@Description("The stable dense number of an item: given once, in order of first sight, never reused.")
public record ItemIndexRow(
        @Description("The item.") String itemId,
        @Description("Its number, from 0 without gaps.") int index) {
    public static final String ITEM_ID = "item_id";
    public static final String INDEX = "index";

    public static final Table<ItemIndexRow> TABLE = Table.of("item_index", ItemIndexRow.class, ITEM_ID);
}
