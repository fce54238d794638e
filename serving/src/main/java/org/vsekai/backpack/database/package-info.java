/** The server's own state in SQL: what must outlive a restart and is no table of the night. */
@NullMarked
package org.vsekai.backpack.database;

import org.jspecify.annotations.NullMarked;
