package org.vsekai.backpack.language;

import java.util.List;

/**
 * An answer and how it came about, apart from each other.
 *
 * @param steps what the model wrote down before it answered, in order
 * @param answer what it says in the end
 */
public record Thought(List<String> steps, String answer) {
    public Thought {
        steps = List.copyOf(steps);
    }
}
