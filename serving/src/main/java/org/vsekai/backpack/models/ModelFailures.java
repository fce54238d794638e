package org.vsekai.backpack.models;

import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.batching.NotAnsweredException;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.EngineUnavailableException;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Problem;

/** What a client is told when a model did not answer; the log has the rest. */
public final class ModelFailures {
    private static final Logger log = LoggerFactory.getLogger(ModelFailures.class);

    private ModelFailures() {}

    /** The problem behind a failure of a model of this name. */
    public static Problem problem(String name, Throwable failure) {
        var cause = cause(failure);
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof NotAnsweredException refusal) {
            var why = String.valueOf(refusal.getMessage());
            return switch (refusal.reason()) {
                case QUEUE_FULL -> ModelProblems.tooManyWait(why);
                case DEADLINE_PASSED -> ModelProblems.tooLate(why);
                case CLOSED -> ModelProblems.unusable(name, why);
            };
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Model {} failed ({})", name, reference, cause);
        return cause instanceof UnusableModelException || cause instanceof EngineUnavailableException
                ? ModelProblems.unusable(
                        name, "it cannot be used now; the server's log says why under " + reference + ".")
                : ModelProblems.failed(name, reference);
    }

    /** What a future failed with. */
    public static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
