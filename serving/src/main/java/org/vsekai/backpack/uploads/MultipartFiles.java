package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import org.vsekai.backpack.server.MultipartParts;
import org.vsekai.backpack.server.UploadProblems;

/** The files of a multipart/form-data body (RFC 7578), part by part as they stream in. */
final class MultipartFiles {
    private MultipartFiles() {}

    /**
     * Hands every part to the receiver.
     *
     * @param contentType of the request, with the boundary
     */
    static void receive(InputStream body, String contentType, FileReceiver receiver) throws IOException {
        MultipartParts.read(
                body,
                contentType,
                (field, name, content) -> receiver.receive(
                        name.orElseThrow(() -> UploadProblems.invalid("Part " + field
                                + " is no file: every part needs a filename, which is the file's path inside the"
                                + " upload. What is said of the scene goes into the query.")),
                        new BodyStream(content)));
    }
}
