package org.vsekai.backpack.catalogue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model cannot be used; the message says what is wrong, in which file, and what to do. */
public final class UnusableModelException extends RuntimeException {
    private UnusableModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static UnusableModelException missing(Path file, String purpose) {
        return new UnusableModelException(file + " is missing: " + purpose, null);
    }

    static UnusableModelException unreadable(Path file, Throwable cause) {
        return new UnusableModelException(file + " cannot be read: " + cause, cause);
    }

    static UnusableModelException tooLarge(Path file, long bytes, long limit) {
        return new UnusableModelException(
                file + " has " + bytes + " bytes, more than the " + limit + " that such a file may have", null);
    }

    static UnusableModelException badCard(Path file, String problem, @Nullable Throwable cause) {
        return new UnusableModelException(file + ": " + problem, cause);
    }

    static UnusableModelException wrongDigest(Path file, String expected, String actual) {
        return new UnusableModelException(
                file + " is not the file that its card describes: its SHA-256 is " + actual + ", the card says "
                        + expected + ". It is damaged or was swapped; restore it, or describe the new one in the card.",
                null);
    }

    /** The engine cannot make a network of a file. */
    public static UnusableModelException notLoadable(ModelCard card, String role, Throwable cause) {
        return new UnusableModelException(
                "the file of " + role + " of model " + card.name() + " is no network that " + card.engine()
                        + " can run: " + cause.getMessage(),
                cause);
    }

    /** The tokenizer's file is none. */
    public static UnusableModelException noTokenizer(ModelCard card, String role, Throwable cause) {
        return new UnusableModelException(
                "the file of " + role + " of model " + card.name() + " is no tokenizer: " + cause.getMessage(), cause);
    }

    /** A model was given to a class that drives another architecture. */
    public static UnusableModelException otherArchitecture(ModelCard card, Architecture expected) {
        return new UnusableModelException(
                "model " + card.name() + " is of architecture "
                        + card.architecture().spelling() + ", but " + expected.spelling() + " is needed here",
                null);
    }

    /** The engine cannot run the network on what it was given. */
    public static UnusableModelException failed(ModelCard card, Throwable cause) {
        return new UnusableModelException(
                "model " + card.name() + " " + card.version() + " failed: " + cause.getMessage(), cause);
    }

    /** The network does not give what its task's class understands. */
    public static UnusableModelException unexpectedOutput(ModelCard card, String problem) {
        return new UnusableModelException(
                "model " + card.name() + " " + card.version() + " gives unexpected output: " + problem, null);
    }
}
