/**
 * The sample world: a seeded generator that writes into a landing zone what Godot clients and people would have sent.
 * The same settings give the same bytes.
 */
@NullMarked
package org.vsekai.backpack.sample;

import org.jspecify.annotations.NullMarked;
