/** The night: which stages it has, in which order, and the command that runs it. */
@NullMarked
package org.vsekai.backpack.nightly;

import org.jspecify.annotations.NullMarked;
