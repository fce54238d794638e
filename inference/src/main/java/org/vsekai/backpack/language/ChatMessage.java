package org.vsekai.backpack.language;

/**
 * A turn of a conversation.
 *
 * @param text what was said, at most {@link #MOST_CHARACTERS} characters
 */
public record ChatMessage(Role role, String text) {
    /** Far more than the tokens that a model has room for. */
    public static final int MOST_CHARACTERS = 32_768;

    /** Who speaks. */
    public enum Role {
        /** How the model is to behave; at the beginning only. */
        SYSTEM,
        USER,
        /** The model. */
        ASSISTANT
    }

    public ChatMessage {
        if (text.length() > MOST_CHARACTERS) {
            throw UnusableTextException.tooLong("a message", text.length(), MOST_CHARACTERS);
        }
    }

    /** What a person asks. */
    public static ChatMessage user(String text) {
        return new ChatMessage(Role.USER, text);
    }

    /** What the model said. */
    public static ChatMessage assistant(String text) {
        return new ChatMessage(Role.ASSISTANT, text);
    }

    /** How the model is to behave. */
    public static ChatMessage system(String text) {
        return new ChatMessage(Role.SYSTEM, text);
    }
}
