package org.vsekai.backpack.recommend;

/** How much an answer knows of whom it is for: the ladder from the most to the least. */
enum Rung {
    /** The user's own learnt vector. */
    FACTORS,
    /** A vector computed now from interactions. */
    FOLD_IN,
    /** What most users met. */
    POPULAR
}
