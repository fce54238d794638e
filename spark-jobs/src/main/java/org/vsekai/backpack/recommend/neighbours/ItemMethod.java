package org.vsekai.backpack.recommend.neighbours;

import org.vsekai.backpack.table.Names;

/** The ways of measuring in {@code item_neighbours}. */
enum ItemMethod {
    CO_OCCURRENCE,
    EASE,
    BLENDED;

    /** As the table spells it. */
    String column() {
        return Names.lowerCase(this);
    }
}
