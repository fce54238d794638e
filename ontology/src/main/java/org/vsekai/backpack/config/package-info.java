/** Settings: HOCON text bound once to typed records. */
@NullMarked
package org.vsekai.backpack.config;

import org.jspecify.annotations.NullMarked;
