/** Models that look at pictures: decoding, preprocessing, networks, and what they see. */
@NullMarked
package org.vsekai.backpack.vision;

import org.jspecify.annotations.NullMarked;
