package org.vsekai.backpack.relate.fusion;

import java.nio.charset.StandardCharsets;
import org.vsekai.backpack.pipeline.Sha256;

/** How what cameras saw is called: by the first of its sightings, so that it keeps its name as long as that is its own. */
public final class FirstSeenId {
    private static final int DIGITS = 16;

    private FirstSeenId() {}

    /**
     * The scene's id, the kind, digits of a digest.
     *
     * @param kind in a letter or a word
     * @param firstId the id of the first sighting
     */
    public static String of(String sceneId, String kind, String firstId) {
        var digest = Sha256.hex(firstId.getBytes(StandardCharsets.UTF_8));
        return sceneId + "." + kind + digest.substring(0, DIGITS);
    }
}
