package org.vsekai.backpack.scenes;

import io.javalin.http.Context;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/scenes/{scene}/detections}: what models saw in the scene, frame by frame, as JSON-LD
 * (application/ld+json): SOSA observations that PROV-O activities of a model generated. Takes no query. Errors: 400 a
 * parameter, 404 unknown or private, 503 no release.
 */
final class SceneDetections implements Endpoint {
    private final Releases releases;
    private final SceneDocuments documents;

    SceneDetections(Releases releases, SceneDocuments documents) {
        this.releases = releases;
        this.documents = documents;
    }

    @Override
    public String path() {
        return "/v1/scenes/{scene}/detections";
    }

    @Override
    public void answer(Context context) {
        var id = Parameters.of(context).id("scene");
        var scenes = releases.live()
                .orElseThrow(() -> Problems.notReady(releases.problem()))
                .scenes();
        if (scenes.scene(id).isEmpty()) {
            throw Problems.notFound("scene", id);
        }
        var frames = scenes.frames(id);
        var detections = frames.stream()
                .flatMap(frame -> scenes.detections(frame.frameId()).stream())
                .toList();
        context.contentType("application/ld+json").result(documents.detectionsDocument(id, frames, detections));
    }
}
