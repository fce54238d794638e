package org.vsekai.backpack.table;

/** How a camera brings the world to its picture. */
public enum Projection {
    /** Along rays through one point: things look smaller from afar. */
    PERSPECTIVE,
    /** Along parallel rays: things look the same size from everywhere. */
    ORTHOGRAPHIC
}
