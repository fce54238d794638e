/** What stages are, how they nest, what they read and write, and the ledger of their runs. */
@NullMarked
package org.vsekai.backpack.pipeline;

import org.jspecify.annotations.NullMarked;
