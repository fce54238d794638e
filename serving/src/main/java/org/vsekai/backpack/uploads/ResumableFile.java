package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.UploadProblems;

/** Appends to the files of uploads that come in parts, and knows their hashes. Thread-safe for different uploads. */
final class ResumableFile {
    private static final Logger log = LoggerFactory.getLogger(ResumableFile.class);
    private static final int BUFFER = 64 * 1024;

    /** What a kill can cost a client to send again. */
    private static final long FORCE_EVERY = 16L << 20;

    /** Hashes of what came so far, of the uploads that this process saw from their start. */
    private final ConcurrentMap<String, Hashed> hashes = new ConcurrentHashMap<>();

    private final Incoming incoming;

    ResumableFile(Incoming incoming) {
        this.incoming = incoming;
    }

    private record Hashed(MessageDigest digest, long bytes) {}

    Path path(Resumable upload) {
        return incoming.folder(upload.uploadId()).resolve(upload.file());
    }

    /**
     * Appends a body. What came before the client was gone stays, unless a checksum should have vouched for it.
     *
     * @param kept told how many bytes the file has for certain, now and then and at the end
     * @throws NoSuchFileException when the file is gone
     */
    void append(Resumable upload, InputStream body, Optional<Checksum> checksum, LongConsumer kept) throws IOException {
        try (var channel = FileChannel.open(path(upload), StandardOpenOption.WRITE)) {
            if (channel.size() < upload.received()) {
                throw new NoSuchFileException(path(upload).toString(), null, "it is shorter than it was");
            }
            // Behind what is certain there may be bytes of a request that was killed.
            channel.truncate(upload.received()).position(upload.received());
            var writing = new Writing(upload, channel, checksum, kept);
            try {
                writing.copy(body);
            } catch (Problem problem) {
                writing.end(checksum.isEmpty() && problem.status() == 400);
                throw problem;
            }
            writing.end(true);
        }
    }

    /** Cuts off what is not certain: on a full disk it takes up room. */
    void cutBack(Resumable upload, long certain) {
        try (var channel = FileChannel.open(path(upload), StandardOpenOption.WRITE)) {
            channel.truncate(certain);
        } catch (IOException e) {
            log.warn("{} could not be cut back ({}): the next part does it", path(upload), e.toString());
        }
    }

    /** One request's bytes on their way. */
    private final class Writing {
        private final Resumable upload;
        private final FileChannel channel;
        private final Optional<Checksum> checksum;
        private final Optional<MessageDigest> ofRequest;
        private final Optional<MessageDigest> ofFile;
        private final LongConsumer kept;
        private long position;
        private long forced;

        Writing(Resumable upload, FileChannel channel, Optional<Checksum> checksum, LongConsumer kept) {
            this.upload = upload;
            this.channel = channel;
            this.checksum = checksum;
            this.ofRequest = checksum.map(Checksum::digest);
            this.ofFile = hashSoFar(upload);
            this.kept = kept;
            this.position = upload.received();
            this.forced = position;
        }

        void copy(InputStream body) throws IOException {
            var buffer = new byte[BUFFER];
            for (int count = body.read(buffer, 0, BUFFER); count >= 0; count = body.read(buffer, 0, BUFFER)) {
                if (count > upload.length() - position) {
                    throw UploadProblems.tooLarge("The size of the bytes", upload.length(), "most-file-bytes");
                }
                Durable.write(channel, buffer, count);
                update(buffer, count);
                position += count;
                if (position - forced >= FORCE_EVERY && checksum.isEmpty()) {
                    force();
                }
            }
            checksum.ifPresent(expected -> expected.check(ofRequest.orElseThrow()));
        }

        private void update(byte[] buffer, int count) {
            ofRequest.ifPresent(digest -> digest.update(buffer, 0, count));
            ofFile.ifPresent(digest -> digest.update(buffer, 0, count));
        }

        void end(boolean isKept) throws IOException {
            if (isKept) {
                force();
                ofFile.ifPresent(digest -> hashes.put(upload.uploadId(), new Hashed(digest, position)));
            } else {
                channel.truncate(forced);
            }
        }

        private void force() throws IOException {
            channel.force(true);
            forced = position;
            kept.accept(position);
        }
    }

    private Optional<MessageDigest> hashSoFar(Resumable upload) {
        var hashed = hashes.remove(upload.uploadId());
        if (hashed != null && hashed.bytes() == upload.received()) {
            return Optional.of(hashed.digest());
        }
        return upload.received() == 0 ? Optional.of(Digests.sha256()) : Optional.empty();
    }

    /** The first bytes, as many as there are of those that tell a kind. */
    byte[] head(Resumable upload) throws IOException {
        try (var stream = Files.newInputStream(path(upload))) {
            return stream.readNBytes(FileKind.HEAD);
        }
    }

    /** The whole file; it is read again only where this process did not see all of it come. */
    ReceivedFile whole(Resumable upload) throws IOException {
        var digest = hashSoFar(upload).filter(any -> upload.received() > 0);
        var hash = Digests.hex(digest.isPresent() ? digest.get() : read(path(upload)));
        return new ReceivedFile(upload.file(), upload.kind(), upload.length(), hash);
    }

    private static MessageDigest read(Path file) throws IOException {
        var digest = Digests.sha256();
        var buffer = new byte[BUFFER];
        try (var stream = Files.newInputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest;
    }

    /** Keeps nothing more of an upload in memory. */
    void forget(String uploadId) {
        hashes.remove(uploadId);
    }
}
