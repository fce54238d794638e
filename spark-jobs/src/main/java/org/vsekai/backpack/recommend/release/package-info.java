/** The gate, and the release that passes it. */
@NullMarked
package org.vsekai.backpack.recommend.release;

import org.jspecify.annotations.NullMarked;
