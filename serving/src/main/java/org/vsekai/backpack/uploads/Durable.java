package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writing that a loss of power does not undo: a new name is only safe when its folder is forced to disk too. */
final class Durable {
    private Durable() {}

    static void write(FileChannel channel, byte[] bytes, int count) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The names in a folder and in all folders below it. */
    static void forceTree(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                forceFolder(folder);
                return super.postVisitDirectory(folder, failure);
            }
        });
    }
}
