package org.vsekai.backpack.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Optional;

/** Why a request was not answered, as RFC 9457 has it: thrown by endpoints, sent as application/problem+json. */
public final class Problem extends RuntimeException {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:backpack:problem:";

    private final int status;
    private final String type;
    private final String title;
    private final boolean asError;

    Problem(int status, String type, String title, String detail) {
        this(status, TYPES + type, title, detail, false);
    }

    private Problem(int status, String type, String title, String detail, boolean asError) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.asError = asError;
    }

    /** The same with a member {@code error}, which clients of the Open Inference Protocol read. */
    public Problem asError() {
        return new Problem(status, type, title, String.valueOf(getMessage()), true);
    }

    public int status() {
        return status;
    }

    /** The last word of its type, such as not-found. */
    public String reason() {
        return type.substring(TYPES.length());
    }

    Document document() {
        var detail = String.valueOf(getMessage());
        return new Document(type, title, status, detail, asError ? Optional.of(detail) : Optional.empty());
    }

    /** What is sent. */
    @JsonPropertyOrder({"type", "title", "status", "detail", "error"})
    record Document(String type, String title, int status, String detail, Optional<String> error) {}
}
