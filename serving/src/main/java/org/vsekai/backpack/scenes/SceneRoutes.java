package org.vsekai.backpack.scenes;

import java.util.List;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class SceneRoutes {
    private SceneRoutes() {}

    /**
     * All of them.
     *
     * @param documents writes JSON-LD under the server's public address
     */
    public static List<Endpoint> of(Releases releases, LandingZone landingZone, SceneDocuments documents) {
        return List.of(
                new SceneList(releases),
                new SceneDocument(releases, documents),
                new SceneDescriptions(releases, documents),
                new SceneDetections(releases, documents),
                new SceneFrames(releases),
                new FrameImage(releases, landingZone));
    }
}
