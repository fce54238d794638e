/** Learns who likes what: dense ids, implicit ALS, its evaluation on a split by time, the gate and the release. */
@NullMarked
package org.vsekai.backpack.recommend;

import org.jspecify.annotations.NullMarked;
