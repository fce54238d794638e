/** Matrices in a JVM's memory, sparse and dense, that the steps of the recommender compute with. */
@NullMarked
package org.vsekai.backpack.recommend.matrix;

import org.jspecify.annotations.NullMarked;
