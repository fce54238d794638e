/** The Delta tables as the server reads them: rows as records, factors as floats, each at a chosen version. */
@NullMarked
package org.vsekai.backpack.warehouse;

import org.jspecify.annotations.NullMarked;
