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
}
