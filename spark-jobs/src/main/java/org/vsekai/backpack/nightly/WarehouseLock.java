package org.vsekai.backpack.nightly;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held while a night runs, so that two never write at once. The system lets go of it when the process dies. */
final class WarehouseLock implements Closeable {
    private final FileChannel channel;

    private WarehouseLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws IllegalStateException when another night holds it
     */
    static WarehouseLock take(Path data) throws IOException {
        Files.createDirectories(data);
        var channel =
                FileChannel.open(data.resolve("nightly.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException(
                    "another night is running on " + data + "; wait for it, or end it, and start again");
        }
        return new WarehouseLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
