package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The beginning of a package: it stays when the process ends, and the next one goes on with it. Locked against other
 * processes while open. Used by one thread.
 */
final class PartFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private long size;

    private PartFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static PartFile open(Path path) {
        try {
            var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw ModelFetchException.busy(path);
            }
            return new PartFile(path, channel, channel.size());
        } catch (IOException e) {
            throw ModelFetchException.unwritable(path, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    void append(byte[] bytes, int length) {
        try {
            var rest = ByteBuffer.wrap(bytes, 0, length);
            while (rest.hasRemaining()) {
                size += channel.write(rest, size);
            }
        } catch (IOException e) {
            throw ModelFetchException.unwritable(path, e);
        }
    }

    /** Forgets what was fetched. */
    void clear() {
        try {
            channel.truncate(0);
            size = 0;
        } catch (IOException e) {
            throw ModelFetchException.unwritable(path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw ModelFetchException.unwritable(path, e);
        }
    }

    /** The digest of all that is here. */
    String sha256() {
        try {
            return Digests.sha256(path);
        } catch (IOException e) {
            throw ModelFetchException.unwritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw ModelFetchException.unwritable(path, e);
        }
    }
}
