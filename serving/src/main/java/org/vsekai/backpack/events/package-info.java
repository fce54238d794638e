/** What happens online, kept for the next night. */
@NullMarked
package org.vsekai.backpack.events;

import org.jspecify.annotations.NullMarked;
