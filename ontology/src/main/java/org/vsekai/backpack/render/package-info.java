/** A software renderer for scene documents: pictures, depths and exact boxes of what is visible, without a GPU. */
@NullMarked
package org.vsekai.backpack.render;

import org.jspecify.annotations.NullMarked;
