package org.vsekai.backpack.table;

/** What a user did with an item, from the strongest sign of liking to the weakest. */
public enum InteractionKind {
    BAG,
    WEAR,
    VISIT,
    LIKE,
    DWELL,
    IMPRESSION
}
