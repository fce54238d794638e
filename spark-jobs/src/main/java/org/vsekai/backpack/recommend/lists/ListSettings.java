package org.vsekai.backpack.recommend.lists;

/**
 * Section {@code backpack.recommend.lists}; the units are in {@code reference.conf}.
 *
 * @param items in the list of a user, 0 for no lists
 * @param users in the list of an item, 0 for no lists
 */
public record ListSettings(int items, int users) {
    private static final int MOST = 1_000;

    public ListSettings {
        require(items >= 0 && items <= MOST, "items must be from 0 to " + MOST);
        require(users >= 0 && users <= MOST, "users must be from 0 to " + MOST);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
