/** Dense vectors: how they lie in memory, exact nearest rows, the fold-in of a new row. Knows nothing of HTTP. */
@NullMarked
package org.vsekai.backpack.factors;

import org.jspecify.annotations.NullMarked;
