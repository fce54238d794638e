package org.vsekai.backpack.uploads;

import java.time.Instant;
import org.vsekai.backpack.landing.Upload;

/**
 * A scene that came in over HTTP, as the server remembers it.
 *
 * @param incomingId the folder in which it came
 * @param isAnnounced whether its manifest is in the landing zone
 */
record SceneJob(
        String sceneId,
        String incomingId,
        SceneLabel label,
        Contents contents,
        boolean isAnnounced,
        Instant uploadedAt) {

    /** A new one. The scene's id follows from its owner and its content, so the same again is the same scene. */
    static SceneJob of(String incomingId, SceneLabel label, Contents contents, Instant uploadedAt) {
        var sceneId =
                "s" + Digests.sha256(label.owner() + "\n" + contents.hash()).substring(0, 32);
        return new SceneJob(sceneId, incomingId, label, contents, false, uploadedAt);
    }

    static String jobId(String sceneId) {
        return "job-" + sceneId;
    }

    String jobId() {
        return jobId(sceneId);
    }

    /** Where to look for what becomes of it. */
    String address() {
        return "/v1/jobs/" + jobId();
    }

    /** What an Idempotency-Key stands for: another content or another label is another request. */
    String fingerprint() {
        return Digests.sha256(String.join(
                "\n",
                sceneId,
                label.name(),
                label.kind().name(),
                label.visibility().name()));
    }

    Upload manifest() {
        return new Upload(
                sceneId,
                label.name(),
                label.kind(),
                label.owner(),
                label.visibility(),
                uploadedAt,
                contents.document(),
                contents.archive(),
                contents.capture());
    }

    /** An answer's word on it. */
    Taken taken() {
        return new Taken(sceneId, jobId(), label.name(), label.kind(), label.visibility());
    }

    /** What a client is told of an upload that is whole; the label is the one that counts. */
    record Taken(
            String sceneId,
            String jobId,
            String name,
            org.vsekai.backpack.table.ItemKind kind,
            org.vsekai.backpack.table.Visibility visibility) {}
}
