/** The vocabulary that JSON-LD answers refer to. */
@NullMarked
package org.vsekai.backpack.knowledge;

import org.jspecify.annotations.NullMarked;
