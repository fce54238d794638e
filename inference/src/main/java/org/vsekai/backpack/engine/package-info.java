/** Loading and running networks. The only package that knows DJL. */
@NullMarked
package org.vsekai.backpack.engine;

import org.jspecify.annotations.NullMarked;
