/** Factors of whom no interaction tells, from what items hold and who made them. */
@NullMarked
package org.vsekai.backpack.recommend.content;

import org.jspecify.annotations.NullMarked;
