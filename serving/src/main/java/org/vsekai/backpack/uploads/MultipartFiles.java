package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.UploadProblems;

/** The files of a multipart/form-data body (RFC 7578), part by part as they stream in. */
final class MultipartFiles {
    private static final int LARGEST_PART_HEADER = 8 * 1024;

    private MultipartFiles() {}

    /**
     * Hands every part to the receiver.
     *
     * @param contentType of the request, with the boundary
     */
    static void receive(InputStream body, String contentType, FileReceiver receiver) throws IOException {
        var upload = new FileUpload();
        upload.setPartHeaderSizeMax(LARGEST_PART_HEADER);
        upload.setHeaderEncoding("UTF-8");
        var parts = parts(upload, new Body(body, contentType));
        for (var part = next(parts); part != null; part = next(parts)) {
            try (var content = part.openStream()) {
                receiver.receive(name(part), new BodyStream(content));
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
    private static @org.jspecify.annotations.Nullable FileItemStream next(FileItemIterator parts) {
        try {
            return parts.hasNext() ? parts.next() : null;
        } catch (FileUploadException | IOException e) {
            throw malformed(e);
        }
    }

    private static Problem malformed(Exception e) {
        return UploadProblems.invalid("The body is no whole multipart/form-data (" + e.getMessage()
                + "): it must have the boundary that Content-Type names, and end with it.");
    }

    private static String name(FileItemStream part) {
        if (part.isFormField()) {
            throw UploadProblems.invalid("Part " + part.getFieldName()
                    + " is no file: every part needs a filename, which is the file's path inside the upload. What is"
                    + " said of the scene goes into the query.");
        }
        try {
            return part.getName();
        } catch (InvalidFileNameException e) {
            throw UploadProblems.invalid("A part has a file name with a zero byte: send a plain one.");
        }
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
