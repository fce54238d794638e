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

/**
 * {@code GET /v1/scenes/{scene}/frames}: a scene's pictures with what was seen and what is known to be there, as plain JSON
 * for a page. Query: {@code limit} 1 to 200 (50), {@code offset} 0 to 1000000 (0). Body: scene, release, total, frames
 * (frame, camera, captured_at, width, height, kept, filter_reason, detections, truth). Boxes are left, top, right, bottom in
 * pixels. Errors: 400 a parameter, 404 unknown or private, 503 no release.
 */
final class SceneFrames implements Endpoint {
    private final Releases releases;

    SceneFrames(Releases releases) {
        this.releases = releases;
    }

    record Seen(String label, Optional<String> classIri, double score, String model, List<Double> box) {}

    record Known(String node, Optional<String> classIri, double visibleFraction, List<Double> box) {}

    record Frame(
            String frame,
            String camera,
            Instant capturedAt,
            int width,
            int height,
            boolean kept,
            Optional<String> filterReason,
            List<Seen> detections,
            List<Known> truth) {}

    record Answer(String scene, String release, int total, List<Frame> frames) {}

    @Override
    public String path() {
        return "/v1/scenes/{scene}/frames";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "limit", "offset");
        var id = parameters.id("scene");
        int limit = parameters.number("limit", 50, 1, 200);
        int offset = parameters.number("offset", 0, 0, 1_000_000);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        if (release.scenes().scene(id).isEmpty()) {
            throw Problems.notFound("scene", id);
        }
        var all = release.scenes().frames(id);
        var frames = all.stream()
                .skip(offset)
                .limit(limit)
                .map(frame -> frame(frame, release))
                .toList();
        Json.answer(context, new Answer(id, release.id(), all.size(), frames));
    }

    private static Frame frame(FrameRow row, Release release) {
        var seen = release.scenes().detections(row.frameId()).stream()
                .map(d -> new Seen(
                        d.label(),
                        d.classIri(),
                        d.score(),
                        d.model(),
                        List.of(d.xMinimum(), d.yMinimum(), d.xMaximum(), d.yMaximum())))
                .toList();
        var known = release.scenes().truthBoxes(row.frameId()).stream()
                .map(t -> new Known(
                        t.nodeId(),
                        t.classIri(),
                        t.visibleFraction(),
                        List.of(t.xMinimum(), t.yMinimum(), t.xMaximum(), t.yMaximum())))
                .toList();
        return new Frame(
                row.frameId(),
                row.cameraId(),
                row.capturedAt(),
                row.width(),
                row.height(),
                row.kept(),
                row.filterReason(),
                seen,
                known);
    }
}
