/** What goes with what: items that the same users have, items and users alike by their factors, what blending adds. */
@NullMarked
package org.vsekai.backpack.recommend.neighbours;

import org.jspecify.annotations.NullMarked;
