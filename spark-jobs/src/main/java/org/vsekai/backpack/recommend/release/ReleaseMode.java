package org.vsekai.backpack.recommend.release;

/** What becomes of factors that pass the gate: released by the night, or kept as candidate until a person says so. */
public enum ReleaseMode {
    AUTOMATIC,
    MANUAL
}
