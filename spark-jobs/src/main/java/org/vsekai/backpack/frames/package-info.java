/** Frames before models look at them: drawn by us for scenes that came without any, and held to what is worth a model's time. */
@NullMarked
package org.vsekai.backpack.frames;

import org.jspecify.annotations.NullMarked;
