package org.vsekai.backpack.frames;

import java.io.Serializable;

/**
 * What a frame must be like, from lenient to strict; units and defaults in reference.conf.
 *
 * @param leastSharpness variance of the Laplacian
 * @param leastBrightness mean luminance, 0 to 1
 * @param mostBrightness mean luminance, 0 to 1
 * @param mostClippedShare share of black and white pixels, 0 to 1
 * @param leastNodesInView nodes with a mesh
 * @param mostMotionPixels while the shutter is open
 * @param duplicateBits near-duplicates differ in no more bits of their hash
 * @param duplicateSeconds near-duplicates were taken by one camera no further apart
 */
record Thresholds(
        Range leastSharpness,
        Range leastBrightness,
        Range mostBrightness,
        Range mostClippedShare,
        Range leastNodesInView,
        Range mostMotionPixels,
        Range duplicateBits,
        Range duplicateSeconds)
        implements Serializable {
    Thresholds {
        leastSharpness.rising("least-sharpness");
        leastBrightness.rising("least-brightness");
        mostBrightness.falling("most-brightness");
        mostClippedShare.falling("most-clipped-share");
        leastNodesInView.rising("least-nodes-in-view");
        mostMotionPixels.falling("most-motion-pixels");
        duplicateBits.rising("duplicate-bits");
        duplicateSeconds.rising("duplicate-seconds");
    }
}
