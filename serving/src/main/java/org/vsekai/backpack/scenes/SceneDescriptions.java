package org.vsekai.backpack.scenes;

import io.javalin.http.Context;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/descriptions}: what the authors of several scenes say of them, as one JSON-LD document (application/ld+json) with prefixes of its
 * own. Query: {@code scenes}, 1 to 100 ids. Errors: 400 a parameter, 404 one of them unknown or private, 503 no release.
 */
final class SceneDescriptions implements Endpoint {
    private static final int MOST = 100;

    private final Releases releases;
    private final SceneDocuments documents;

    SceneDescriptions(Releases releases, SceneDocuments documents) {
        this.releases = releases;
        this.documents = documents;
    }

    @Override
    public String path() {
        return "/v1/descriptions";
    }

    @Override
    public void answer(Context context) {
        var ids = Parameters.of(context, "scenes").requiredIds("scenes", MOST);
        var scenes = releases.live()
                .orElseThrow(() -> Problems.notReady(releases.problem()))
                .scenes();
        var rows = ids.stream()
                .map(id -> scenes.scene(id).orElseThrow(() -> Problems.notFound("scene", id)))
                .toList();
        context.contentType("application/ld+json").result(documents.descriptionsDocument(rows));
    }
}
