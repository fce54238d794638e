package org.vsekai.backpack.knowledge;

import java.util.List;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class KnowledgeRoutes {
    private KnowledgeRoutes() {}

    public static List<Endpoint> all() {
        return List.of(new GetVocabulary(), PublishedDocument.context(), PublishedDocument.captureSchema());
    }
}
