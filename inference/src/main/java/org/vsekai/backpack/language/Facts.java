package org.vsekai.backpack.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is known of a scene, from its tables: an answer may state nothing else.
 *
 * @param lines a fact each, such as "red chair: 2"; 1 to 200, of 500 characters at most
 */
public record Facts(List<String> lines) {
    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 500;

    public Facts {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw UnusableTextException.blank("the list of facts");
        }
        if (lines.size() > MOST_LINES) {
            throw UnusableTextException.tooMany("facts", lines.size(), MOST_LINES);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                throw UnusableTextException.blank("fact " + i);
            }
            if (lines.get(i).length() > LONGEST_LINE) {
                throw UnusableTextException.tooLong("fact " + i, lines.get(i).length(), LONGEST_LINE);
            }
        }
    }

    /** How the model is told them. A line break in a fact would look like another fact. */
    ChatMessage instruction() {
        return ChatMessage.system("You are a helpful AI assistant. Use only these facts:\n"
                + lines.stream().map(line -> "- " + line.replaceAll("\\R", " ")).collect(Collectors.joining("\n")));
    }
}
