package org.vsekai.backpack.nightly;

import java.nio.file.Path;
import org.vsekai.backpack.ingest.Ingest;
import org.vsekai.backpack.maintain.Maintain;
import org.vsekai.backpack.pipeline.Pipeline;

/** The whole night: each stage reads what those before it wrote. */
public final class Night {
    private Night() {}

    /**
     * All stages in order.
     *
     * @param home the folder of the project, which holds conf/
     */
    public static Pipeline pipeline(Path home) {
        return new Pipeline("nightly", Ingest.pipeline(), Maintain.pipeline());
    }
}
