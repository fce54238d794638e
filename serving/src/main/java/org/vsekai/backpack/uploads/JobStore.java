package org.vsekai.backpack.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.vsekai.backpack.server.UploadProblems;

/** The jobs and idempotency keys in SQL. Thread-safe. */
final class JobStore {
    private final Jdbi jdbi;

    JobStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Writes down that a job's files are whole in its incoming folder and will be moved: from here on they are not lost. When
     * its scene is known, what is known stays. A resumable upload of that id is whole with it, in the same transaction.
     *
     * @return the job as it stands: the given one, or the earlier one of the same scene
     * @throws org.vsekai.backpack.server.Problem when the key came before with something else; nothing is written then
     */
    SceneJob record(SceneJob job, Optional<String> key) {
        return jdbi.inTransaction(handle -> {
            key.ifPresent(text -> useKey(handle, job, text));
            insert(handle, job);
            handle.createUpdate("UPDATE resumable_uploads SET scene_id = :scene WHERE upload_id = :id")
                    .bind("scene", job.sceneId())
                    .bind("id", job.incomingId())
                    .execute();
            return find(handle, job.sceneId()).orElseThrow();
        });
    }

    private static void useKey(Handle handle, SceneJob job, String key) {
        handle.createUpdate("INSERT INTO idempotency_keys (owner, idempotency_key, fingerprint, used_at)"
                        + " VALUES (:owner, :key, :fingerprint, :used_at) ON CONFLICT DO NOTHING")
                .bind("owner", job.label().owner())
                .bind("key", key)
                .bind("fingerprint", job.fingerprint())
                .bind("used_at", Rows.micros(job.uploadedAt()))
                .execute();
        var fingerprint = handle.createQuery(
                        "SELECT fingerprint FROM idempotency_keys" + " WHERE owner = :owner AND idempotency_key = :key")
                .bind("owner", job.label().owner())
                .bind("key", key)
                .mapTo(String.class)
                .one();
        if (!fingerprint.equals(job.fingerprint())) {
            throw UploadProblems.keyReused();
        }
    }

    private static void insert(Handle handle, SceneJob job) {
        var contents = job.contents();
        Rows.bind(handle.createUpdate("""
                            INSERT INTO scene_jobs (job_id, scene_id, incoming_id, name, kind, owner, visibility, document,
                                archive, capture, content_hash, bytes, files, announced, uploaded_at)
                            VALUES (:job_id, :scene_id, :incoming_id, :name, :kind, :owner, :visibility, :document,
                                :archive, :capture, :content_hash, :bytes, :files, 0, :uploaded_at)
                            ON CONFLICT DO NOTHING"""), job.label())
                .bind("job_id", job.jobId())
                .bind("scene_id", job.sceneId())
                .bind("incoming_id", job.incomingId())
                .bind("document", contents.document())
                .bind("archive", contents.archive())
                .bind("capture", contents.capture())
                .bind("content_hash", contents.hash())
                .bind("bytes", contents.bytes())
                .bind("files", contents.files())
                .bind("uploaded_at", Rows.micros(job.uploadedAt()))
                .execute();
    }

    /** The scene's manifest is in the landing zone. */
    void markAnnounced(String sceneId) {
        update("UPDATE scene_jobs SET announced = 1 WHERE scene_id = :id", sceneId);
    }

    /** The scene's files are gone. */
    void forget(String sceneId) {
        update("DELETE FROM scene_jobs WHERE scene_id = :id", sceneId);
    }

    private void update(String sql, String id) {
        jdbi.useHandle(handle -> handle.createUpdate(sql).bind("id", id).execute());
    }

    Optional<SceneJob> find(String sceneId) {
        return jdbi.withHandle(handle -> find(handle, sceneId));
    }

    private static Optional<SceneJob> find(Handle handle, String sceneId) {
        return handle.createQuery("SELECT * FROM scene_jobs WHERE scene_id = :id")
                .bind("id", sceneId)
                .map(JobStore::job)
                .findOne();
    }

    /** Those whose files are whole and whose manifest is missing still. */
    List<SceneJob> unannounced() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM scene_jobs WHERE announced = 0")
                .map(JobStore::job)
                .list());
    }

    /** Whether that folder holds the only files of a job. */
    boolean awaits(String incomingId) {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT COUNT(*) FROM scene_jobs WHERE incoming_id = :id AND announced = 0")
                                .bind("id", incomingId)
                                .mapTo(Integer.class)
                                .one()
                        > 0);
    }

    /** Hands over every job, the newest first. */
    void forEach(Consumer<SceneJob> reader) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM scene_jobs ORDER BY uploaded_at DESC, job_id")
                .map(JobStore::job)
                .forEach(reader));
    }

    void forgetKeysBefore(Instant time) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM idempotency_keys WHERE used_at < :time")
                .bind("time", Rows.micros(time))
                .execute());
    }

    private static SceneJob job(ResultSet row, StatementContext context) throws SQLException {
        return new SceneJob(
                row.getString("scene_id"),
                row.getString("incoming_id"),
                Rows.label(row),
                new Contents(
                        Rows.text(row, "document"),
                        Rows.text(row, "archive"),
                        Rows.text(row, "capture"),
                        row.getString("content_hash"),
                        row.getLong("bytes"),
                        row.getInt("files")),
                row.getInt("announced") == 1,
                Rows.time(row, "uploaded_at"));
    }
}
