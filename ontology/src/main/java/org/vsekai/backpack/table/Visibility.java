package org.vsekai.backpack.table;

/** Who may see a scene or an item: everyone, everyone who has its link, or its owner alone. */
public enum Visibility {
    PUBLIC,
    UNLISTED,
    PRIVATE
}
