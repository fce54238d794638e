package org.vsekai.backpack.language;

/** Follows an answer while it is written. Called by the thread that writes it. */
public interface GenerationWatch {
    /** Takes the next part of the text: whole characters, never empty. */
    void piece(String text);

    /** What comes from now on is the answer, and no longer a step towards it. */
    default void answerBegins() {}

    /** Asked before each token; once it says no, the answer ends. */
    boolean goesOn();

    /** One that only waits for the end. */
    static GenerationWatch none() {
        return new GenerationWatch() {
            @Override
            public void piece(String text) {}

            @Override
            public boolean goesOn() {
                return true;
            }
        };
    }
}
