package org.vsekai.backpack.recommend;

import org.vsekai.backpack.table.Names;

/** How much an answer knows of whom it is for: the ladder from the most to the least. */
enum Rung {
    /** The user's own learnt vector. */
    FACTORS,
    /** A vector computed now from interactions with items that were learnt. */
    FOLD_IN,
    /** A vector predicted from what is known of the user or of the items they met, which nobody had met enough. */
    CONTENT,
    /** What most users met. */
    POPULAR;

    private final String json = Names.lowerCase(this);

    String json() {
        return json;
    }
}
