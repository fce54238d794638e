package org.vsekai.backpack.landing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there whole or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file that has one writer at a time, durable when this returns; folders above it are made. */
    public static void write(Path file, byte[] bytes) throws IOException {
        // One name for all attempts, so that what a killed run left is overwritten by the next.
        write(file, file.resolveSibling("." + file.getFileName() + ".unfinished"), bytes);
    }

    /** The same, by way of this file. */
    static void write(Path file, Path unfinished, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
