/** All that is known as one graph: statements of RDF, for SPARQL and for whoever reads N-Quads. */
@NullMarked
package org.vsekai.backpack.relate.graph;

import org.jspecify.annotations.NullMarked;
