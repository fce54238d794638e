/** How good and how fast the models are, from the renderer's exact boxes and the marks of inference. */
@NullMarked
package org.vsekai.backpack.measure;

import org.jspecify.annotations.NullMarked;
