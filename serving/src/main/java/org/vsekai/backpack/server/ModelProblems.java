package org.vsekai.backpack.server;

/** The problems of models: what is wrong, where, what to do. */
public final class ModelProblems {
    private ModelProblems() {}

    public static Problem switchedOff() {
        return new Problem(
                503,
                "models-off",
                "Models are switched off",
                "This server answers no models: the operator can switch them on with backpack.serving.models.enabled.");
    }

    public static Problem unknownModel(String name) {
        return new Problem(
                404,
                "not-found",
                "There is no such model",
                "There is no model " + name + ". GET /v1/models lists them.");
    }

    public static Problem unknownVersion(String name, String version, String known) {
        return new Problem(
                404,
                "not-found",
                "There is no such version",
                "Model " + name + " has no version " + version + ", only " + known + ".");
    }

    /**
     * It is absent or broken.
     *
     * @param why with what the operator does about it
     */
    public static Problem unusable(String name, String why) {
        return new Problem(503, "model-unusable", "The model cannot be used", "Model " + name + ": " + why);
    }

    public static Problem takesNoTensors(String name) {
        return new Problem(
                501,
                "no-tensors",
                "The model is not asked for tensors",
                "Model " + name + " is asked by its task alone: POST /v1/tasks/. GET /v1/models says which.");
    }

    public static Problem invalidInference(String reason) {
        return new Problem(
                400, "invalid-inference", "The request is not valid", "The request cannot be used: " + reason + ".");
    }

    public static Problem tooManyWait(String reason) {
        return new Problem(429, "too-many-requests", "Too many requests wait for models", reason);
    }

    public static Problem tooLate(String reason) {
        return new Problem(504, "too-late", "The model did not get to it in time", reason);
    }

    public static Problem failed(String name, String reference) {
        return new Problem(
                500,
                "model-failed",
                "The model failed on this input",
                "Model " + name + " could not answer; the server's log says why under " + reference + ".");
    }

    public static Problem unknownTask(String name, Iterable<String> known) {
        return new Problem(
                404,
                "not-found",
                "There is no such task",
                "There is no task " + name + "; the tasks are " + String.join(", ", known) + ".");
    }

    public static Problem noModelOfTask(String task) {
        return new Problem(
                503,
                "model-unusable",
                "No model does this",
                "The catalogue of this server has no model that does " + task + ". GET /v1/tasks says what it can.");
    }

    public static Problem unknownModelOfTask(String name, String task) {
        return new Problem(
                404,
                "not-found",
                "There is no such model",
                "No model " + name + " does " + task + ". GET /v1/tasks lists those that do.");
    }

    public static Problem wrongBody(String given, Iterable<String> taken) {
        return new Problem(
                415,
                "unsupported-type",
                "The body is of another kind",
                "A body of type " + given + " is not taken here, but " + String.join(", or ", taken) + ".");
    }

    /** The input is at fault. */
    public static Problem unreadable(String reason) {
        return new Problem(400, "unreadable-input", "The input cannot be used", reason);
    }

    public static Problem tooLargeInput(String reason) {
        return new Problem(413, "input-too-large", "The input is too large", reason);
    }

    public static Problem programMissing(String reason) {
        return new Problem(503, "program-missing", "A program that the model needs is missing", reason);
    }
}
