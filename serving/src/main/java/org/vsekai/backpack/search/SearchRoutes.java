package org.vsekai.backpack.search;

import java.util.List;
import org.vsekai.backpack.events.PrivacyChoices;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class SearchRoutes {
    private SearchRoutes() {}

    /**
     * All of them.
     *
     * @param encoder asked for the vectors of texts
     */
    public static List<Endpoint> of(Releases releases, PrivacyChoices privacy, TopK topK, TextEncoder encoder) {
        return List.of(new Search(releases, privacy, topK, encoder), new FindItems(releases));
    }
}
