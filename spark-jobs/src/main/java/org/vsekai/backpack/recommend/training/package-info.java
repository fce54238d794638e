/** Evaluates and fits the factors of a night. */
@NullMarked
package org.vsekai.backpack.recommend.training;

import org.jspecify.annotations.NullMarked;
