package org.vsekai.backpack.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart/form-data body (RFC 7578), one after the other as they stream in. */
public final class MultipartParts {
    private static final int LARGEST_PART_HEADER = 8 * 1024;

    private MultipartParts() {}

    /** Takes parts. */
    public interface Receiver {
        /**
         * Takes a part.
         *
         * @param field the form field's name
         * @param fileName what the client calls the file; none where the part is no file
         * @param content to be read before the next part comes
         */
        void receive(String field, Optional<String> fileName, InputStream content) throws IOException;
    }

    /**
     * Hands every part to the receiver.
     *
     * @param contentType of the request, with the boundary
     * @throws Problem when the body is no whole multipart/form-data
     */
    public static void read(InputStream body, String contentType, Receiver receiver) throws IOException {
        var upload = new FileUpload();
        upload.setPartHeaderSizeMax(LARGEST_PART_HEADER);
        upload.setHeaderEncoding("UTF-8");
        var parts = parts(upload, new Body(body, contentType));
        for (var part = next(parts); part != null; part = next(parts)) {
            var field = Optional.ofNullable(part.getFieldName()).orElse("");
            var name = part.isFormField() ? Optional.<String>empty() : Optional.of(fileName(part));
            try (var content = part.openStream()) {
                receiver.receive(field, name, content);
            } catch (FileItemStream.ItemSkippedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static FileItemIterator parts(FileUpload upload, Body body) {
        try {
            return upload.getItemIterator(body);
        } catch (FileUploadException | IOException e) {
            throw malformed(e);
        }
    }

    /** The next part, null behind the last. */
    private static @Nullable FileItemStream next(FileItemIterator parts) {
        try {
            return parts.hasNext() ? parts.next() : null;
        } catch (FileUploadException | IOException e) {
            throw malformed(e);
        }
    }

    private static String fileName(FileItemStream part) {
        try {
            return Optional.ofNullable(part.getName()).orElse("");
        } catch (InvalidFileNameException e) {
            throw UploadProblems.invalid("A part has a file name with a zero byte: send a plain one.");
        }
    }

    private static Problem malformed(Exception e) {
        return UploadProblems.invalid("The body is no whole multipart/form-data (" + e.getMessage()
                + "): it must have the boundary that Content-Type names, and end with it.");
    }

    /** What the parser wants to know of a request. */
    private record Body(InputStream body, String contentType) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        /** Not told: the limits are the receiver's. */
        @Override
        @SuppressWarnings("deprecation") // The interface asks for it still.
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
