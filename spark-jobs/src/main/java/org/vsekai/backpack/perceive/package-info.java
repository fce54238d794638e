/** Models look at frames: detections, embeddings, and a mark on each frame that was looked at. */
@NullMarked
package org.vsekai.backpack.perceive;

import org.jspecify.annotations.NullMarked;
