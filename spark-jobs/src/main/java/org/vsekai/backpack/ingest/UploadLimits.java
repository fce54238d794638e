package org.vsekai.backpack.ingest;

import java.io.Serializable;
import org.vsekai.backpack.scene.ArchiveLimits;
import org.vsekai.backpack.scene.SceneLimits;

/**
 * Section {@code backpack.ingest.limits}: what an upload may cost.
 *
 * @param scene of a document and all that it refers to
 * @param archive of a zip
 * @param captureBytes of capture.json
 * @param frameBytes of a picture's file
 * @param framePixels of a picture
 * @param clipBytes of a sound file
 * @param clipSeconds how long a clip may sound
 */
record UploadLimits(
        SceneLimits scene,
        ArchiveLimits archive,
        int captureBytes,
        int frameBytes,
        int framePixels,
        int clipBytes,
        int clipSeconds)
        implements Serializable {
    UploadLimits {
        if (Math.min(Math.min(captureBytes, frameBytes), Math.min(Math.min(framePixels, clipBytes), clipSeconds)) < 1) {
            throw new IllegalArgumentException(
                    "capture-bytes, frame-bytes, frame-pixels, clip-bytes and clip-seconds must be at least 1");
        }
    }

    /** The defaults of the settings. */
    static UploadLimits standard() {
        return new UploadLimits(
                SceneLimits.standard(), ArchiveLimits.standard(), 64 << 20, 64 << 20, 64 << 20, 128 << 20, 3600);
    }
}
