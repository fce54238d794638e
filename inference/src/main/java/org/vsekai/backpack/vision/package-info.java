/** Pictures, how good they are, and models that look at them: decoding, preprocessing, networks, and what they see. */
@NullMarked
package org.vsekai.backpack.vision;

import org.jspecify.annotations.NullMarked;
