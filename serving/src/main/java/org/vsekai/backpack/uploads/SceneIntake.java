package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.server.UploadProblems;

/** Takes a scene that comes in one request. What does not become a scene leaves nothing behind. Thread-safe. */
final class SceneIntake {
    private final UploadSettings settings;
    private final Incoming incoming;
    private final Room room;
    private final SceneLanding landing;
    private final JobStore jobs;
    private final Clock clock;

    SceneIntake(
            UploadSettings settings, Incoming incoming, Room room, SceneLanding landing, JobStore jobs, Clock clock) {
        this.settings = settings;
        this.incoming = incoming;
        this.room = room;
        this.landing = landing;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A request to take a scene.
     *
     * @param length of the body in bytes, below 0 where the client does not say
     * @param key its Idempotency-Key
     * @param document which file is the scene, where the client says so
     */
    record Request(
            BodyForm form,
            String contentType,
            long length,
            SceneLabel label,
            Optional<String> key,
            Optional<String> document) {}

    /**
     * What became of it.
     *
     * @param isNew whether the scene was not known
     */
    record Result(SceneJob job, boolean isNew) {}

    /** Takes it whole; throws a problem otherwise. */
    Result take(Request request, InputStream body) {
        if (request.length() > settings.mostBytes()) {
            throw UploadProblems.tooLarge("The size of the upload", settings.mostBytes(), "most-bytes");
        }
        long bytes = request.length() < 0 ? settings.mostBytes() : request.length();
        try (var stream = room.body();
                var place = room.take(bytes)) {
            return take(Incoming.newId(), request, body);
        } catch (IOException e) {
            throw incoming.problem(e);
        }
    }

    private Result take(String id, Request request, InputStream body) throws IOException {
        var folder = incoming.create(id);
        try {
            var files = receive(folder, request, new BodyStream(body));
            var contents = Contents.of(folder, files, request.document());
            var job = landing.land(SceneJob.of(id, request.label(), contents, Rows.now(clock)), request.key());
            return new Result(job, job.incomingId().equals(id));
        } catch (IOException e) {
            // Before anything is removed: whether the disk is full is seen now.
            throw incoming.problem(e);
        } finally {
            if (!jobs.awaits(id)) {
                incoming.delete(id);
            }
        }
    }

    private List<ReceivedFile> receive(Path folder, Request request, InputStream body) throws IOException {
        var receiver = new FileReceiver(folder, settings);
        switch (request.form()) {
            case GLB, ZIP ->
                receiver.receive(request.form().file(), request.form().kind(), body);
            case FILES -> MultipartFiles.receive(body, request.contentType(), receiver);
        }
        return receiver.files();
    }
}
