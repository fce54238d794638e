package org.vsekai.backpack.table;

/** Where a release stands: trained, let through by the gate, or held back by it. */
public enum ReleaseState {
    CANDIDATE,
    RELEASED,
    REJECTED
}
