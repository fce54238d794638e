/** Models online: the Open Inference Protocol, and tasks by pictures, sounds and texts. */
@NullMarked
package org.vsekai.backpack.models;

import org.jspecify.annotations.NullMarked;
