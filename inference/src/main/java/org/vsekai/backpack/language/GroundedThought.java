package org.vsekai.backpack.language;

import java.util.List;

/**
 * A thought about facts, checked against them.
 *
 * @param unsupported numbers and names that the answer states and the facts do not, in the answer's spelling
 */
public record GroundedThought(Thought thought, List<String> unsupported) {
    public GroundedThought {
        unsupported = List.copyOf(unsupported);
    }

    /** Whether the answer states nothing that the facts do not; it may still be wrong. */
    public boolean isSupported() {
        return unsupported.isEmpty();
    }
}
