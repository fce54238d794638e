package org.vsekai.backpack.models;

import java.util.Collection;

/** A model that is to be loaded at the start is not in the catalogue; the message names both. */
public final class UnknownPreloadException extends RuntimeException {
    UnknownPreloadException(String name, Collection<String> known) {
        super("backpack.serving.models.preload names " + name + ", but the models are " + String.join(", ", known)
                + ".");
    }
}
