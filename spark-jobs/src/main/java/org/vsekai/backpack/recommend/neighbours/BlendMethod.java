package org.vsekai.backpack.recommend.neighbours;

import org.vsekai.backpack.table.Names;

/** What is added to the product of factors. All but {@link #NONE} are methods of {@code item_neighbours}. */
public enum BlendMethod {
    NONE,
    CO_OCCURRENCE,
    EASE;

    /** As tables and releases spell it. */
    public String column() {
        return Names.lowerCase(this);
    }
}
