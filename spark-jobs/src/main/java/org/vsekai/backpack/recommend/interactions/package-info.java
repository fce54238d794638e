/** What users did with items, weighed, and the dense numbers of both. */
@NullMarked
package org.vsekai.backpack.recommend.interactions;

import org.jspecify.annotations.NullMarked;
