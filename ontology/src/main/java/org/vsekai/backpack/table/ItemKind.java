package org.vsekai.backpack.table;

/** What people upload: a place to be in, a body to be in, or a thing to have. */
public enum ItemKind {
    MAP,
    AVATAR,
    PROP
}
