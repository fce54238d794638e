/** Tables of the warehouse as files for other programs. */
@NullMarked
package org.vsekai.backpack.export;

import org.jspecify.annotations.NullMarked;
