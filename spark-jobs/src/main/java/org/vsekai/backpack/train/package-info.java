/** {@code ./backpack train-vision}: frames of made-up scenes by Spark, networks trained on them, models for the catalogue. */
@NullMarked
package org.vsekai.backpack.train;

import org.jspecify.annotations.NullMarked;
