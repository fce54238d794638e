/** What items hold, by class and by every class above: the ontology's closure joined with declarations and detections. */
@NullMarked
package org.vsekai.backpack.relate;

import org.jspecify.annotations.NullMarked;
