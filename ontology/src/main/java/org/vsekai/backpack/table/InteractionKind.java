package org.vsekai.backpack.table;

/** What a user did with an item, from the strongest sign of liking to the weakest, then the signs of disliking. */
public enum InteractionKind {
    BAG,
    WEAR,
    VISIT,
    LIKE,
    DWELL,
    IMPRESSION,
    UNBAG,
    DISLIKE
}
