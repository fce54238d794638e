package org.vsekai.backpack.search;

import java.util.concurrent.CompletableFuture;

/** Turns texts into vectors of the space of texts. Thread-safe. */
public interface TextEncoder {
    /**
     * The vector of a text.
     *
     * @return completes with it, or with a {@link org.vsekai.backpack.server.Problem} where no model makes it
     */
    CompletableFuture<float[]> encode(String text);
}
