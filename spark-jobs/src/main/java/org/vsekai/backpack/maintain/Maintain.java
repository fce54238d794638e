package org.vsekai.backpack.maintain;

import org.vsekai.backpack.pipeline.Pipeline;

/** The stages of upkeep. */
public final class Maintain {
    private Maintain() {}

    public static Pipeline pipeline() {
        return new Pipeline("maintain", new Forget(), new Compact(), new Vacuum());
    }
}
