package org.vsekai.backpack.tasks;

import java.util.Optional;
import org.vsekai.backpack.language.UnusableTextException;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.speech.PhonemesUnavailableException;
import org.vsekai.backpack.speech.UnreadableSoundException;
import org.vsekai.backpack.speech.UnspeakableTextException;
import org.vsekai.backpack.speech.UnsupportedLanguageException;
import org.vsekai.backpack.vision.UnreadablePictureException;

/** What was wrong with a request, by what a model threw at it. */
final class InputProblems {
    private InputProblems() {}

    /** The problem, when the input is at fault and not the model. */
    static Optional<Problem> of(Throwable failure) {
        var message = String.valueOf(failure.getMessage());
        if (failure instanceof UnreadablePictureException picture) {
            return Optional.of(
                    switch (picture.reason()) {
                        case TOO_MANY_BYTES, TOO_MANY_PIXELS -> ModelProblems.tooLargeInput(sentence(message));
                        default -> ModelProblems.unreadable(sentence(message));
                    });
        }
        if (failure instanceof UnreadableSoundException sound) {
            return Optional.of(
                    switch (sound.reason()) {
                        case TOO_MANY_BYTES, TOO_LONG -> ModelProblems.tooLargeInput(sentence(message));
                        default -> ModelProblems.unreadable(sentence(message));
                    });
        }
        if (failure instanceof UnspeakableTextException
                || failure instanceof UnsupportedLanguageException
                || failure instanceof UnusableTextException) {
            return Optional.of(ModelProblems.unreadable(sentence(message)));
        }
        return failure instanceof PhonemesUnavailableException
                ? Optional.of(ModelProblems.programMissing(sentence(message)))
                : Optional.empty();
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
