package org.vsekai.backpack.operations;

import java.time.Duration;
import org.vsekai.backpack.factors.SearchIndex;
import org.vsekai.backpack.knowledge.GraphSettings;
import org.vsekai.backpack.models.ModelsSettings;
import org.vsekai.backpack.uploads.UploadSettings;

/**
 * Section {@code backpack.serving}; each key is explained in reference.conf.
 *
 * @param publicAddress where others reach the server, ending in a slash; empty for where it listens
 * @param pollInterval at least 100 ms
 * @param threads of the HTTP server, 4 to 1000
 * @param shutdown how long running requests may take to end
 * @param uploads what of scenes is taken
 * @param search how nearest items are found
 * @param graph what of the graph is answered
 * @param models what of models is answered
 */
record ServingSettings(
        String publicAddress,
        Duration pollInterval,
        int threads,
        Duration shutdown,
        UploadSettings uploads,
        Search search,
        GraphSettings graph,
        ModelsSettings models) {
    static final String SECTION = "backpack.serving";

    record Search(SearchIndex index) {}

    ServingSettings {
        require(
                publicAddress.isEmpty() || publicAddress.matches("https?://[^\\s\"<>#?]+/"),
                "public-address must be empty or an http address that ends in a slash");
        require(pollInterval.toMillis() >= 100, "poll-interval must be at least 100 ms");
        require(threads >= 4 && threads <= 1_000, "threads must be 4 to 1000");
        require(!shutdown.isNegative(), "shutdown must not be negative");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
