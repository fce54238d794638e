/** Who may like what: ranked items for a known user, for given interactions, and beside an item. */
@NullMarked
package org.vsekai.backpack.recommend;

import org.jspecify.annotations.NullMarked;
