/** Files and folders. */
@NullMarked
package org.vsekai.backpack.files;

import org.jspecify.annotations.NullMarked;
