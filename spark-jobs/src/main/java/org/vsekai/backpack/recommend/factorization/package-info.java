/** Implicit factors: how they are fitted. */
@NullMarked
package org.vsekai.backpack.recommend.factorization;

import org.jspecify.annotations.NullMarked;
