package org.vsekai.backpack.recommend.factorization;

/** What a strength says. */
public enum Feedback {
    /** How sure it is that the user likes the item. */
    IMPLICIT,
    /** How much the user likes the item: a rating, which a user's and an item's factor multiply to. */
    EXPLICIT
}
