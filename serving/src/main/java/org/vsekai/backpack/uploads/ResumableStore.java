package org.vsekai.backpack.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The uploads by the tus protocol in SQL. Thread-safe. */
final class ResumableStore {
    private final Jdbi jdbi;

    ResumableStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many are not whole, and the length that they will have. */
    record Unfinished(int count, long bytes) {}

    void add(Resumable upload) {
        jdbi.useHandle(handle -> Rows.bind(handle.createUpdate("""
                            INSERT INTO resumable_uploads (upload_id, name, kind, owner, visibility, file, metadata, length,
                                received, expires_at)
                            VALUES (:upload_id, :name, :kind, :owner, :visibility, :file, :metadata, :length,
                                :received, :expires_at)"""), upload.label())
                .bind("upload_id", upload.uploadId())
                .bind("file", upload.file())
                .bind("metadata", upload.metadata())
                .bind("length", upload.length())
                .bind("received", upload.received())
                .bind("expires_at", Rows.micros(upload.expiresAt()))
                .execute());
    }

    /** So many bytes are on disk. */
    void received(String uploadId, long received, Instant expiresAt) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE resumable_uploads SET received = :received, expires_at = :expires WHERE upload_id = :id")
                .bind("received", received)
                .bind("expires", Rows.micros(expiresAt))
                .bind("id", uploadId)
                .execute());
    }

    void remove(String uploadId) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM resumable_uploads WHERE upload_id = :id")
                .bind("id", uploadId)
                .execute());
    }

    Optional<Resumable> find(String uploadId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM resumable_uploads WHERE upload_id = :id")
                .bind("id", uploadId)
                .map(ResumableStore::upload)
                .findOne());
    }

    Unfinished unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*), COALESCE(SUM(length), 0) FROM resumable_uploads WHERE scene_id IS NULL")
                .map((row, context) -> new Unfinished(row.getInt(1), row.getLong(2)))
                .one());
    }

    /** Those that are here whole but are no scene yet: the server died, or the disk failed. */
    List<Resumable> cutOff() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM resumable_uploads WHERE scene_id IS NULL AND received = length")
                .map(ResumableStore::upload)
                .list());
    }

    /** Those that may be resumed no more. */
    List<Resumable> expiredAt(Instant time) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM resumable_uploads WHERE expires_at < :time")
                .bind("time", Rows.micros(time))
                .map(ResumableStore::upload)
                .list());
    }

    private static Resumable upload(ResultSet row, StatementContext context) throws SQLException {
        return new Resumable(
                row.getString("upload_id"),
                Rows.label(row),
                row.getString("file"),
                row.getString("metadata"),
                row.getLong("length"),
                row.getLong("received"),
                Rows.time(row, "expires_at"),
                Rows.text(row, "scene_id"));
    }
}
