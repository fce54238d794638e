package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.files.Folders;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.UploadProblems;

/**
 * The folders of uploads that are not whole yet, beside the scenes' own on the same file system, so that a rename moves
 * them. Thread-safe.
 */
final class Incoming {
    private static final Logger log = LoggerFactory.getLogger(Incoming.class);

    /** Less than this is no room: a full disk has some bytes left at times. */
    private static final long NO_ROOM = 64 * 1024;

    private final Path root;
    private final long freeBytes;

    Incoming(LandingZone landingZone, long freeBytes) {
        this.root = landingZone.incomingFolder();
        this.freeBytes = freeBytes;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    Path root() {
        return root;
    }

    Path folder(String id) {
        return root.resolve(id);
    }

    Path create(String id) throws IOException {
        Files.createDirectories(root);
        return Files.createDirectory(folder(id));
    }

    /** What cannot be deleted now is deleted by a later sweep. */
    void delete(String id) {
        try {
            Folders.delete(folder(id));
        } catch (IOException e) {
            log.warn("{} could not be removed ({}) and will be tried again", folder(id), e.toString());
        }
    }

    /**
     * Makes sure that there is room.
     *
     * @param bytes that will come
     */
    void requireRoom(long bytes) throws IOException {
        Files.createDirectories(root);
        if (usable() - bytes < freeBytes) {
            throw UploadProblems.diskFull();
        }
    }

    /** The problem behind a failure to write. */
    Problem problem(IOException failure) {
        log.error("An upload could not be kept under {}", root, failure);
        try {
            if (usable() < NO_ROOM) {
                return UploadProblems.diskFull();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return UploadProblems.notKept(failure.getClass().getSimpleName());
    }

    private long usable() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    /** The ids of folders in which nothing was written since that time. */
    List<String> idleSince(Instant time) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var idle = new ArrayList<String>();
        try (var folders = Files.newDirectoryStream(root)) {
            for (var folder : folders) {
                if (lastWritten(folder).isBefore(time)) {
                    idle.add(folder.getFileName().toString());
                }
            }
        }
        return idle;
    }

    private static Instant lastWritten(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var newest = Instant.MIN;
            for (var file : (Iterable<Path>) files::iterator) {
                var time = Files.getLastModifiedTime(file).toInstant();
                newest = time.isAfter(newest) ? time : newest;
            }
            return newest;
        } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException e) {
            // It is being moved or removed just now: not idle.
            return Instant.MAX;
        }
    }
}
