package org.vsekai.backpack.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Why a request was not answered, as RFC 9457 has it: thrown by endpoints, sent as application/problem+json. */
public final class Problem extends RuntimeException {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:backpack:problem:";

    private final int status;
    private final String type;
    private final String title;

    Problem(int status, String type, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = TYPES + type;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The last word of its type, such as not-found. */
    public String reason() {
        return type.substring(TYPES.length());
    }

    Document document() {
        return new Document(type, title, status, String.valueOf(getMessage()));
    }

    /** What is sent. */
    @JsonPropertyOrder({"type", "title", "status", "detail"})
    record Document(String type, String title, int status, String detail) {}
}
