/** Models asked by their tasks: pictures, sounds and texts in, what the models make of them out. */
@NullMarked
package org.vsekai.backpack.tasks;

import org.jspecify.annotations.NullMarked;
