package org.vsekai.backpack.server;

import java.time.Duration;

/** The problems of questions to the graph: what is wrong, where, what to do. */
public final class QueryProblems {
    private QueryProblems() {}

    public static Problem unreadable(String reason) {
        return new Problem(
                400, "invalid-query", "The query is not valid", "The query cannot be read: " + reason.strip());
    }

    /** It may not be asked here. */
    public static Problem forbidden(String what, String instead) {
        return new Problem(403, "forbidden-query", "The query is not allowed", what + " " + instead);
    }

    public static Problem tooLong(Duration longest) {
        return new Problem(
                503,
                "query-too-long",
                "The query took too long",
                "The query was not answered within " + longest.toSeconds() + " s and was ended. Make it narrower: name"
                        + " classes and properties, ask for less at once.");
    }

    public static Problem tooMuch(int most) {
        return new Problem(
                400,
                "too-many-rows",
                "The answer is too large",
                "The answer has more than " + most + " rows. Add LIMIT " + most + " or less; with ORDER BY and OFFSET"
                        + " the others are had page by page. The whole graph is in the night's N-Quads.");
    }

    public static Problem tooMany() {
        return new Problem(
                429, "too-many-requests", "Too many queries run", "Ask again in a second; others are being answered.");
    }

    public static Problem notAcceptable(String offers) {
        return new Problem(
                406,
                "not-acceptable",
                "There is no such form",
                "Nothing that Accept allows is offered: " + offers + ".");
    }

    public static Problem otherMediaType(String given) {
        return new Problem(
                415,
                "unsupported-media-type",
                "The body is of another type",
                "The body is " + (given.isEmpty() ? "of no type" : given)
                        + "; send the query as application/sparql-query, or as the field query of"
                        + " application/x-www-form-urlencoded. Updates are not taken.");
    }
}
