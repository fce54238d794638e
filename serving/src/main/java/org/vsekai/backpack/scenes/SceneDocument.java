package org.vsekai.backpack.scenes;

import io.javalin.http.Context;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/scenes/{scene}}: the scene's own description, its cameras and its nodes as JSON-LD
 * (application/ld+json) under the context at /ns/v1/context.jsonld. Takes no query. Errors: 400 a parameter, 404 unknown or
 * private, 503 no release.
 */
final class SceneDocument implements Endpoint {
    private final Releases releases;
    private final SceneDocuments documents;

    SceneDocument(Releases releases, SceneDocuments documents) {
        this.releases = releases;
        this.documents = documents;
    }

    @Override
    public String path() {
        return "/v1/scenes/{scene}";
    }

    @Override
    public void answer(Context context) {
        var id = Parameters.of(context).id("scene");
        var scenes = releases.live()
                .orElseThrow(() -> Problems.notReady(releases.problem()))
                .scenes();
        var scene = scenes.scene(id).orElseThrow(() -> Problems.notFound("scene", id));
        context.contentType("application/ld+json")
                .result(documents.sceneDocument(scene, scenes.cameras(id), scenes.nodes(id)));
    }
}
