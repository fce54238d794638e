package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.UploadProblems;

/**
 * Uploads that come in parts. A part is forced to disk before SQL says that it is there and the client is told so: after a
 * kill the file is cut back to what SQL says, and the client goes on from there. Thread-safe.
 */
final class ResumableUploads {
    private static final Logger log = LoggerFactory.getLogger(ResumableUploads.class);

    private final UploadSettings settings;
    private final Incoming incoming;
    private final Room room;
    private final ResumableStore store;
    private final ResumableFile files;
    private final SceneLanding landing;
    private final UploadMeters meters;
    private final Clock clock;
    private final UploadLocks locks = new UploadLocks();

    ResumableUploads(
            UploadSettings settings,
            Incoming incoming,
            Room room,
            ResumableStore store,
            SceneLanding landing,
            UploadMeters meters,
            Clock clock) {
        this.settings = settings;
        this.incoming = incoming;
        this.room = room;
        this.store = store;
        this.files = new ResumableFile(incoming);
        this.landing = landing;
        this.meters = meters;
        this.clock = clock;
    }

    /** The longest that an upload may be. */
    long mostBytes() {
        return settings.mostFileBytes();
    }

    Resumable create(UploadMetadata metadata, long length) {
        if (length > mostBytes()) {
            throw UploadProblems.tooLarge("The Upload-Length", mostBytes(), "most-file-bytes");
        }
        var upload = new Resumable(
                Incoming.newId(),
                metadata.label(),
                metadata.file(),
                metadata.header(),
                length,
                0,
                expiry(),
                Optional.empty());
        try {
            return room.enter(length, () -> {
                store.add(upload);
                return prepared(upload);
            });
        } catch (IOException e) {
            throw incoming.problem(e);
        }
    }

    private Resumable prepared(Resumable upload) {
        try {
            incoming.create(upload.uploadId());
            Files.createFile(files.path(upload));
            Durable.forceTree(incoming.folder(upload.uploadId()));
            Durable.forceFolder(incoming.root());
            return upload;
        } catch (IOException e) {
            remove(upload.uploadId());
            throw incoming.problem(e);
        }
    }

    /** How far an upload is; one whose last step failed is finished now. */
    Resumable status(String uploadId) throws InterruptedException {
        try (var lock = locks.hold(uploadId)) {
            return finished(live(uploadId));
        }
    }

    /**
     * Takes the bytes that follow.
     *
     * @param offset where the client believes to be
     * @param length of the body in bytes, below 0 where the client does not say
     */
    Resumable append(String uploadId, long offset, long length, InputStream body, Optional<Checksum> checksum)
            throws InterruptedException {
        try (var lock = locks.hold(uploadId);
                var stream = room.body()) {
            var upload = live(uploadId);
            if (upload.received() != offset) {
                throw UploadProblems.offsetMismatch(offset, upload.received());
            }
            if (length > upload.length() - offset) {
                throw UploadProblems.tooLarge("The size of the bytes", upload.length(), "most-file-bytes");
            }
            if (upload.sceneId().isEmpty() && !upload.hasAllBytes()) {
                write(upload, new BodyStream(body), checksum);
            }
            return finished(live(uploadId));
        }
    }

    private void write(Resumable upload, InputStream body, Optional<Checksum> checksum) {
        long[] kept = {upload.received()};
        try {
            files.append(upload, body, checksum, bytes -> {
                store.received(upload.uploadId(), bytes, expiry());
                kept[0] = bytes;
            });
        } catch (NoSuchFileException e) {
            remove(upload.uploadId());
            throw UploadProblems.expired(upload.uploadId(), settings.expiry());
        } catch (IOException e) {
            var problem = incoming.problem(e);
            files.cutBack(upload, kept[0]);
            throw problem;
        } finally {
            meters.received(kept[0] - upload.received());
        }
        checkKind(upload, kept[0]);
    }

    /** As soon as enough is there to tell: nobody sends gigabytes in vain. */
    private void checkKind(Resumable before, long received) {
        if (before.received() >= FileKind.HEAD || received < Math.min(FileKind.HEAD, before.length())) {
            return;
        }
        try {
            before.kind().check("the upload", files.head(before));
        } catch (Problem problem) {
            remove(before.uploadId());
            throw problem;
        } catch (IOException e) {
            throw incoming.problem(e);
        }
    }

    /** Makes a scene of an upload that has all its bytes; one that can be none is removed. */
    private Resumable finished(Resumable upload) {
        if (upload.sceneId().isPresent() || !upload.hasAllBytes()) {
            return upload;
        }
        try {
            var file = files.whole(upload);
            var contents = Contents.of(incoming.folder(upload.uploadId()), List.of(file), Optional.empty());
            var job = landing.land(
                    SceneJob.of(upload.uploadId(), upload.label(), contents, Rows.now(clock)), Optional.empty());
            files.forget(upload.uploadId());
            meters.finished("tus", job.incomingId().equals(upload.uploadId()));
            return store.find(upload.uploadId()).orElseThrow();
        } catch (Problem problem) {
            remove(upload.uploadId());
            throw problem;
        } catch (NoSuchFileException e) {
            remove(upload.uploadId());
            throw UploadProblems.expired(upload.uploadId(), settings.expiry());
        } catch (IOException e) {
            throw incoming.problem(e);
        }
    }

    /** Gives an upload up; a scene that it became stays. */
    void terminate(String uploadId) throws InterruptedException {
        try (var lock = locks.hold(uploadId)) {
            live(uploadId);
            remove(uploadId);
        }
    }

    /** Removes what expired, and finishes what the server's end cut off. */
    void sweep() throws InterruptedException {
        for (var upload : store.cutOff()) {
            try {
                status(upload.uploadId());
            } catch (Problem problem) {
                log.warn("Upload {} is whole but is no scene: {}", upload.uploadId(), problem.getMessage());
            }
        }
        for (var upload : store.expiredAt(clock.instant())) {
            try (var lock = locks.hold(upload.uploadId())) {
                if (store.find(upload.uploadId()).filter(this::isExpired).isPresent()) {
                    remove(upload.uploadId());
                }
            } catch (Problem problem) {
                log.debug("Upload {} is being written to: it expires later", upload.uploadId());
            }
        }
    }

    /** First from SQL: a folder that is left is swept away, a row without its folder would promise bytes. */
    private void remove(String uploadId) {
        store.remove(uploadId);
        files.forget(uploadId);
        if (!landing.awaits(uploadId)) {
            incoming.delete(uploadId);
        }
    }

    private Resumable live(String uploadId) {
        var upload = store.find(uploadId).orElseThrow(() -> UploadProblems.unknownUpload(uploadId));
        if (isExpired(upload)) {
            throw UploadProblems.expired(uploadId, settings.expiry());
        }
        return upload;
    }

    private boolean isExpired(Resumable upload) {
        return upload.expiresAt().isBefore(clock.instant());
    }

    private Instant expiry() {
        return Rows.now(clock).plus(settings.expiry());
    }
}
