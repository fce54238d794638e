/** What the server answers from: one immutable picture of the released tables, swapped whole. */
@NullMarked
package org.vsekai.backpack.release;

import org.jspecify.annotations.NullMarked;
