/**
 * Scene documents: glTF 2.0, GLB and VRM files read strictly into an immutable model, and GLB written. Nothing is
 * fetched: a document may refer only to files in its own folder. Axes are glTF's: right-handed, +Y up, metres;
 * cameras look along their -Z.
 */
@NullMarked
package org.vsekai.backpack.scene;

import org.jspecify.annotations.NullMarked;
