package org.vsekai.backpack.server;

import java.time.Duration;

/** The problems of uploads: what is wrong, where, what to do. */
public final class UploadProblems {
    private UploadProblems() {}

    public static Problem invalid(String reason) {
        return new Problem(400, "invalid-upload", "The upload is not valid", reason);
    }

    public static Problem cutShort() {
        return new Problem(
                400,
                "cut-short",
                "The body ended too early",
                "The connection ended or paused before the whole body was here. Send it again; for large files"
                        + " over a bad line use the tus protocol at /v1/uploads, which goes on where it stopped.");
    }

    public static Problem unsupportedType(String given, String known) {
        return new Problem(
                415,
                "unsupported-type",
                "The type is not taken",
                "Nothing of type " + given + " is taken here; known are: " + known + ".");
    }

    /**
     * The first bytes are of another kind.
     *
     * @param name the file
     * @param expected what it would begin with, in words
     */
    public static Problem notWhatItSays(String name, String expected) {
        return new Problem(
                415,
                "not-what-it-says",
                "A file is not what its type says",
                "The first bytes of " + name + " are not those of " + expected
                        + ". Send the right file, or name and type it as what it is.");
    }

    public static Problem tooLarge(String what, long limit, String setting) {
        return new Problem(
                413,
                "upload-too-large",
                "The upload is too large",
                what + " is over the limit of " + limit + ". Make it smaller, or ask the operator to raise"
                        + " backpack.serving.uploads." + setting + ".");
    }

    public static Problem tooManyUnfinished(String setting) {
        return new Problem(
                503,
                "too-many-uploads",
                "Too many uploads are under way",
                "The server holds as many unfinished uploads as backpack.serving.uploads." + setting
                        + " allows. Try again later.");
    }

    public static Problem diskFull() {
        return new Problem(
                507,
                "disk-full",
                "The server's disk is full",
                "There is no room for this upload, and nothing of it was kept. Try again later; the operator must make"
                        + " room on the landing zone's disk, or lower backpack.serving.uploads.free-bytes.");
    }

    public static Problem notKept(String reason) {
        return new Problem(
                503,
                "not-kept",
                "The upload could not be kept",
                "The server could not write what came (" + reason + "). Send it again later.");
    }

    public static Problem keyReused() {
        return new Problem(
                422,
                "idempotency-key-reused",
                "The Idempotency-Key was used for something else",
                "This key came before with another content, name, kind or visibility. Take a new key for a new upload,"
                        + " or send what came with it the first time.");
    }

    public static Problem unknownJob(String id) {
        return new Problem(
                404,
                "not-found",
                "There is no such job",
                "No scene was uploaded under job " + id + ". The answer of an upload names its job.");
    }

    public static Problem unknownUpload(String id) {
        return new Problem(
                404,
                "not-found",
                "There is no such upload",
                "There is no upload " + id + ": it never was, was given up, or expired. Begin a new one with POST"
                        + " /v1/uploads.");
    }

    public static Problem expired(String id, Duration expiry) {
        return new Problem(
                410,
                "expired",
                "The upload has expired",
                "Upload " + id + " was not resumed within " + expiry.toHours()
                        + " hours, or its bytes are gone. Begin a" + " new one with POST /v1/uploads.");
    }

    public static Problem locked(String id) {
        return new Problem(
                423,
                "upload-locked",
                "Another request writes to this upload",
                "Upload " + id + " is being written to. Ask HEAD for its offset in some seconds and go on from there.");
    }

    public static Problem offsetMismatch(long offset, long expected) {
        return new Problem(
                409,
                "offset-mismatch",
                "The bytes do not go here",
                "Upload-Offset is " + offset + ", but " + expected
                        + " bytes are here. Ask HEAD for the offset and go on" + " from there.");
    }

    public static Problem checksumMismatch(String algorithm) {
        return new Problem(
                460,
                "checksum-mismatch",
                "The checksum is another",
                "The bytes have another " + algorithm + " than Upload-Checksum says; none of them were kept. Send them"
                        + " again.");
    }

    public static Problem tusVersion() {
        return new Problem(
                412,
                "tus-version",
                "The version of the protocol is not spoken",
                "The request must have the header Tus-Resumable: 1.0.0. For a plain upload use POST /v1/scenes.");
    }

    public static Problem tusHeader(String name, String expectation) {
        return new Problem(
                400,
                "invalid-header",
                "A header is not valid",
                "Header " + name + " " + expectation + ". See https://tus.io/protocols/resumable-upload.");
    }

    public static Problem tusType() {
        return new Problem(
                415,
                "unsupported-type",
                "The type is not taken",
                "Bytes of an upload come as Content-Type: application/offset+octet-stream.");
    }
}
