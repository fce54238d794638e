/** Sound and speech: reading sound, finding speech in it, speech to text, text to speech, and both in a row. */
@NullMarked
package org.vsekai.backpack.speech;

import org.jspecify.annotations.NullMarked;
