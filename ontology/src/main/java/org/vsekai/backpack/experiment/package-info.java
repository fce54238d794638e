/** Experiments: which users get their answers from which release, the same online and at night. */
@NullMarked
package org.vsekai.backpack.experiment;

import org.jspecify.annotations.NullMarked;
