package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import org.vsekai.backpack.server.UploadProblems;

/**
 * A request's body. That it ends too early is the client's affair and a problem of its own, so that an IOException elsewhere
 * is the disk's.
 */
final class BodyStream extends InputStream {
    private final InputStream body;

    BodyStream(InputStream body) {
        this.body = body;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return body.read(buffer, offset, length);
        } catch (IOException e) {
            throw UploadProblems.cutShort();
        }
    }
}
