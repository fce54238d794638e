/** What everybody gets: how items are doing, and each night's best items for users and best users for items. */
@NullMarked
package org.vsekai.backpack.recommend.lists;

import org.jspecify.annotations.NullMarked;
