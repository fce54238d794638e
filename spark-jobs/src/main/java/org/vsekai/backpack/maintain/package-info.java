/** Upkeep of the tables: compaction and the removal of files that no version in use needs. */
@NullMarked
package org.vsekai.backpack.maintain;

import org.jspecify.annotations.NullMarked;
