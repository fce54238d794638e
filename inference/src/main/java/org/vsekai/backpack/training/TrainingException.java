package org.vsekai.backpack.training;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A training that cannot begin or go on, with what to do about it. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TrainingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static TrainingException otherCheckpoint(Path file, String difference) {
        return new TrainingException(
                file + " is of another training (" + difference + "): delete it, or train in another folder", null);
    }

    static TrainingException unreadableCheckpoint(Path file, Throwable cause) {
        return new TrainingException(file + " cannot be read as a checkpoint: delete it and train anew", cause);
    }

    static TrainingException unwritable(Path file, Throwable cause) {
        return new TrainingException(file + " cannot be written: " + cause.getMessage(), cause);
    }

    static TrainingException diverged(int skipped) {
        return new TrainingException(
                "the training has diverged: the gradients of " + skipped
                        + " steps were no numbers; train with a lower learning rate or another seed",
                null);
    }

    static TrainingException noFrames() {
        return new TrainingException("there are no frames to train by: draw some first", null);
    }
}
