/** Models of text: embeddings, and answers with their steps of thought. */
@NullMarked
package org.vsekai.backpack.language;

import org.jspecify.annotations.NullMarked;
