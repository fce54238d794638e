package org.vsekai.backpack.language;

/**
 * What a model wrote.
 *
 * @param text without the stop word that ended it
 * @param promptTokens tokens that it read
 * @param answerTokens tokens that it wrote
 * @param promptMilliseconds from the call to the first token
 * @param answerMilliseconds from the first token to the last
 */
public record Generation(
        String text,
        End end,
        int promptTokens,
        int answerTokens,
        double promptMilliseconds,
        double answerMilliseconds) {
    /** Why it ended. */
    public enum End {
        /** The model had said what it wanted to. */
        COMPLETE,
        STOP_WORD,
        /** There may not be more tokens, by the caller's wish or for lack of room. */
        LENGTH,
        CANCELLED
    }
}
