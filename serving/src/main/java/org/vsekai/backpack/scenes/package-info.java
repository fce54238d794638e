/** Scenes, their frames, and what was declared and seen in them. */
@NullMarked
package org.vsekai.backpack.scenes;

import org.jspecify.annotations.NullMarked;
