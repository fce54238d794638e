package org.vsekai.backpack.speech;

import java.util.Optional;

/**
 * Speech in another voice.
 *
 * @param transcript what was said
 * @param sound the same, spoken anew; none where nobody spoke
 */
public record Respoken(Transcript transcript, Optional<Sound> sound) {}
