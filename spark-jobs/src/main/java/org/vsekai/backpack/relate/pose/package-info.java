/**
 * How people stand: the joints of persons that several calibrated cameras saw, brought together in metres, followed through time, and as
 * rotations of a humanoid's bones.
 */
@NullMarked
package org.vsekai.backpack.relate.pose;

import org.jspecify.annotations.NullMarked;
