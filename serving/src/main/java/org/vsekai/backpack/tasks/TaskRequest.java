package org.vsekai.backpack.tasks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;

/**
 * A request to a task.
 *
 * @param accept the header of this name, empty where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record TaskRequest(byte[] body, Parameters parameters, String accept) {
    /** Whether the client prefers this media type to the task's usual one. */
    boolean accepts(String mediaType) {
        return accept.contains(mediaType);
    }

    /**
     * The body as a text.
     *
     * @throws org.vsekai.backpack.server.Problem when it is none
     */
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ModelProblems.unreadable("The body is no text in UTF-8.");
        }
    }
}
