/** Trains small networks for the ontology's classes on frames whose truth is known, and writes them as models of the catalogue. */
@NullMarked
package org.vsekai.backpack.training;

import org.jspecify.annotations.NullMarked;
