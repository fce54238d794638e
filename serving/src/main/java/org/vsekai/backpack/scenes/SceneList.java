package org.vsekai.backpack.scenes;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.SceneRow;

/**
 * {@code GET /v1/scenes}: the public scenes, by id. Query: {@code limit} 1 to 200 (20), {@code offset} 0 to 1000000 (0).
 * Body: release, total, scenes (scene, name, kind, owner, uploaded_at, nodes, triangles, frames: how many, picture: the id
 * of its first frame that was kept). Errors: 400 a parameter, 503 no release.
 */
final class SceneList implements Endpoint {
    private final Releases releases;

    SceneList(Releases releases) {
        this.releases = releases;
    }

    record Entry(
            String scene,
            String name,
            ItemKind kind,
            String owner,
            Instant uploadedAt,
            int nodes,
            int triangles,
            int frames,
            Optional<String> picture) {}

    record Answer(String release, int total, List<Entry> scenes) {}

    @Override
    public String path() {
        return "/v1/scenes";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", "offset");
        int limit = parameters.number("limit", 20, 1, 200);
        int offset = parameters.number("offset", 0, 0, 1_000_000);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        var listed = release.scenes().listed();
        var entries = listed.stream()
                .skip(offset)
                .limit(limit)
                .map(scene -> entry(scene, release))
                .toList();
        Json.answer(context, new Answer(release.id(), listed.size(), entries));
    }

    private static Entry entry(SceneRow scene, Release release) {
        var frames = release.scenes().frames(scene.sceneId());
        var picture =
                frames.stream().filter(FrameRow::kept).map(FrameRow::frameId).findFirst();
        return new Entry(
                scene.sceneId(),
                scene.name(),
                scene.kind(),
                scene.owner(),
                scene.uploadedAt(),
                scene.nodeCount(),
                scene.triangleCount(),
                frames.size(),
                picture);
    }
}
