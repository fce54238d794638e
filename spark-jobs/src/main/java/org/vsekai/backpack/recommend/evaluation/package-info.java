/** How good rankings are on what was held out. */
@NullMarked
package org.vsekai.backpack.recommend.evaluation;

import org.jspecify.annotations.NullMarked;
