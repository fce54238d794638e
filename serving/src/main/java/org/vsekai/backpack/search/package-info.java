/** Nearest items, users and pictures of a vector or of each other. */
@NullMarked
package org.vsekai.backpack.search;

import org.jspecify.annotations.NullMarked;
