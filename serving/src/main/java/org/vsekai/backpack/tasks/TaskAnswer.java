package org.vsekai.backpack.tasks;

import org.vsekai.backpack.server.Json;

/** What a client gets. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record TaskAnswer(String contentType, byte[] body) {
    static TaskAnswer json(Object document) {
        return new TaskAnswer("application/json", Json.bytes(document));
    }

    static TaskAnswer text(String text) {
        return new TaskAnswer("text/plain; charset=utf-8", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static TaskAnswer png(byte[] picture) {
        return new TaskAnswer("image/png", picture);
    }

    static TaskAnswer wav(byte[] sound) {
        return new TaskAnswer("audio/wav", sound);
    }
}
