package org.vsekai.backpack.scenes;

import java.util.List;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class SceneRoutes {
    private SceneRoutes() {}

    public static List<Endpoint> of(Releases releases, LandingZone landingZone) {
        return List.of(new SceneList(releases), new SceneFrames(releases), new FrameImage(releases, landingZone));
    }
}
