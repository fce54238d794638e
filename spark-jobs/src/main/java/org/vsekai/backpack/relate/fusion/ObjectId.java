package org.vsekai.backpack.relate.fusion;

import java.nio.charset.StandardCharsets;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.table.DetectionRow;

/** How a thing is called: by the first of its detections, so that it keeps its name as long as that is its own. */
final class ObjectId {
    private static final int DIGITS = 16;

    private ObjectId() {}

    static String of(DetectionRow first) {
        var digest = Sha256.hex(first.detectionId().getBytes(StandardCharsets.UTF_8));
        return first.sceneId() + ".o" + digest.substring(0, DIGITS);
    }
}
