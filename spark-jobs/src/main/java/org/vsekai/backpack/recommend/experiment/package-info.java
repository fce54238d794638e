/** How the variants of an A/B test fare. */
@NullMarked
package org.vsekai.backpack.recommend.experiment;

import org.jspecify.annotations.NullMarked;
