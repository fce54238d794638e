/** Frames before models look at them: drawn by us for scenes that came without any. */
@NullMarked
package org.vsekai.backpack.frames;

import org.jspecify.annotations.NullMarked;
