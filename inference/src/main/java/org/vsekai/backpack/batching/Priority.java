package org.vsekai.backpack.batching;

/** Who goes first. */
public enum Priority {
    /** Somebody looks at a screen. */
    HIGH,
    NORMAL,
    /** Whenever there is nothing else: back-fills, comparisons. */
    LOW
}
