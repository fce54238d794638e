/** Where things are: what several calibrated cameras saw of one object, brought together in metres. */
@NullMarked
package org.vsekai.backpack.relate.fusion;

import org.jspecify.annotations.NullMarked;
