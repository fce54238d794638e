package org.vsekai.backpack.ingest;

import org.vsekai.backpack.pipeline.Pipeline;

/** The stages that read the landing zone. */
public final class Ingest {
    private Ingest() {}

    public static Pipeline pipeline() {
        return new Pipeline("ingest", new IngestScenes(), new IngestEvents());
    }
}
