/** From the landing zone to tables: uploads and events, each exactly once, what is broken to the rejects. */
@NullMarked
package org.vsekai.backpack.ingest;

import org.jspecify.annotations.NullMarked;
