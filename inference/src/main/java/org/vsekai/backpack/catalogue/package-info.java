/** The model catalogue: cards that say what a model is, and weights that are what their card says. */
@NullMarked
package org.vsekai.backpack.catalogue;

import org.jspecify.annotations.NullMarked;
