/** Tries parameters of the factors on a validation part before the night trains with the best of them. */
@NullMarked
package org.vsekai.backpack.recommend.search;

import org.jspecify.annotations.NullMarked;
