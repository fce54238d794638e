package org.vsekai.backpack.server;

/** Every problem that this module reports to a client: what is wrong, where, what to do. */
public final class Problems {
    private Problems() {}

    public static Problem invalidParameter(String name, String expectation) {
        return new Problem(
                400, "invalid-parameter", "A parameter is not valid", "Parameter " + name + " " + expectation + ".");
    }

    public static Problem unknownParameter(String name, Iterable<String> known) {
        return new Problem(
                400,
                "unknown-parameter",
                "A parameter is not known",
                "There is no parameter " + name + " here; known are: " + String.join(", ", known) + ".");
    }

    public static Problem invalidBody(String reason) {
        return new Problem(
                400,
                "invalid-body",
                "The body is not valid",
                "The body cannot be used: " + withoutTypes(reason) + ". See /openapi.yaml.");
    }

    /** A parser's words without our classes' names, which tell a client nothing. */
    private static String withoutTypes(String reason) {
        return reason.replaceAll(" (of type|as a subtype of|\\(token) `[^`]*`\\)?", "")
                .replace("Cannot deserialize value from", "it cannot be")
                .replace("not one of the values accepted for Enum class", "known are");
    }

    public static Problem bodyTooLarge(long limit) {
        return new Problem(
                413,
                "body-too-large",
                "The body is too large",
                "The body is over the limit of " + limit + " bytes; send it in several requests.");
    }

    public static Problem notFound(String what, String id) {
        return new Problem(
                404,
                "not-found",
                "There is no such " + what,
                "The live release has no " + what + " " + id + " that may be shown. Is the id right, and has a night"
                        + " run since it was made?");
    }

    public static Problem noFactors(String what, String id) {
        return new Problem(
                404,
                "no-vector",
                "There is no vector for it",
                "The live release has learnt nothing about " + what + " " + id + " yet: nobody had met it, or it was"
                        + " made after the last night.");
    }

    public static Problem emptySpace(String space) {
        return new Problem(
                404,
                "empty-space",
                "The space is empty",
                "The live release has no vectors in space " + space
                        + ": no model of the night has written any yet. GET /v1/releases says what it consists of.");
    }

    public static Problem noTextEncoder(String space) {
        return new Problem(
                501,
                "no-text-encoder",
                "Text cannot be turned into a vector",
                "Space " + space
                        + " has no text encoder here: space text has one where the server's models are switched on. Search by vector or by entity; GET /v1/items?query= finds items"
                        + " by their words.");
    }

    public static Problem notReady(String reason) {
        return new Problem(503, "not-ready", "The server is not ready", reason);
    }

    public static Problem overloaded() {
        return new Problem(
                503,
                "overloaded",
                "Too much is waiting to be written",
                "The events were not taken. Send them again in some seconds, with the same event ids.");
    }

    public static Problem notWritten(String reason) {
        return new Problem(
                503,
                "not-written",
                "The events could not be written",
                "The events were not kept (" + reason + "). Send them again later, with the same event ids.");
    }

    static Problem noSuchRoute(String method, String path) {
        return new Problem(
                404,
                "no-such-route",
                "There is nothing here",
                "No route answers " + method + " " + path + ". The routes are listed in /openapi.yaml.");
    }

    static Problem methodNotAllowed(String method, String path) {
        return new Problem(
                405,
                "method-not-allowed",
                "The method is not allowed",
                path + " does not take " + method + ". The routes are listed in /openapi.yaml.");
    }

    static Problem invalidRequest(int status, String reason) {
        return new Problem(
                status, "invalid-request", "The request is not valid", reason + ". See /openapi.yaml for what is.");
    }

    static Problem unexpected(String reference) {
        return new Problem(
                500,
                "unexpected",
                "Something went wrong on the server",
                "It is in the server's log under " + reference + ". Trying again may help; if not, report it.");
    }
}
