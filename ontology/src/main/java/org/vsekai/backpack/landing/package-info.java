/**
 * The landing zone: files that the online side and the sample world write and the nightly reads. Everything appears
 * there whole, by an atomic rename, or not at all.
 */
@NullMarked
package org.vsekai.backpack.landing;

import org.jspecify.annotations.NullMarked;
