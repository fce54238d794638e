package org.vsekai.backpack.tasks;

import java.util.Locale;

/** What a request's body is to be. */
enum BodyKind {
    PICTURE("image/", "a picture: image/png, image/jpeg or image/webp"),
    SOUND("audio/", "a sound: audio/wav"),
    TEXT("text/", "a text: text/plain, UTF-8");

    private static final String ANY = "application/octet-stream";

    private final String beginning;
    private final String description;

    BodyKind(String beginning, String description) {
        this.beginning = beginning;
        this.description = description;
    }

    String description() {
        return description;
    }

    /** Whether a body of this media type may be one; what it is of is looked at when it is read. */
    boolean fits(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.startsWith(beginning) || type.startsWith(ANY);
    }
}
