package org.vsekai.backpack.nightly;

import java.nio.file.Path;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ingest.Ingest;
import org.vsekai.backpack.maintain.Maintain;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.recommend.Recommend;
import org.vsekai.backpack.relate.Relate;

/** The whole night: each stage reads what those before it wrote. */
public final class Night {
    private Night() {}

    /**
     * All stages in order.
     *
     * @param home the folder of the project, which holds conf/
     * @param settings all settings
     */
    public static Pipeline pipeline(Path home, Settings settings) {
        return new Pipeline(
                "nightly",
                Ingest.pipeline(),
                Relate.pipeline(settings),
                Recommend.pipeline(settings),
                Maintain.pipeline());
    }
}
