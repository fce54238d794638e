/** Requests of many to calls of few: what waits, in which order, and how much of it goes together. */
@NullMarked
package org.vsekai.backpack.batching;

import org.jspecify.annotations.NullMarked;
