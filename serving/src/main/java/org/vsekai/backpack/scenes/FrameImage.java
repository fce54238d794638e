package org.vsekai.backpack.scenes;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/frames/image?frame=ID}: the picture's file. The id is a query parameter because it contains slashes, which
 * a path would need encoded and many proxies refuse. Answers image/png or image/jpeg with the content hash as entity tag.
 * Errors: 400 a parameter, 404 when the frame is unknown, its scene private, or the file no longer in the landing zone; 503
 * no release.
 */
final class FrameImage implements Endpoint {
    private final Releases releases;
    private final LandingZone landingZone;

    FrameImage(Releases releases, LandingZone landingZone) {
        this.releases = releases;
        this.landingZone = landingZone;
    }

    @Override
    public String path() {
        return "/v1/frames/image";
    }

    @Override
    public void answer(Context context) throws IOException {
        var id = Parameters.of(context, "frame")
                .text("frame")
                .orElseThrow(() -> Problems.invalidParameter("frame", "is missing"));
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        var frame = release.scenes().frame(id).orElseThrow(() -> Problems.notFound("frame", id));
        var file = inside(frame.path()).orElseThrow(() -> Problems.notFound("picture of frame", id));
        var tag = "\"" + frame.contentHash() + "\"";
        context.header("ETag", tag).header("Cache-Control", "private, max-age=3600");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(mediaType(file)).result(Files.newInputStream(file));
    }

    /** The file, when it is one and really lies in the landing zone, whatever links there are. */
    private Optional<Path> inside(String path) throws IOException {
        var root = landingZone.root().toAbsolutePath().normalize();
        var file = root.resolve(path).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return file.toRealPath().startsWith(root.toRealPath()) ? Optional.of(file) : Optional.empty();
    }

    private static String mediaType(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return "image/png";
        }
        return name.endsWith(".jpg") || name.endsWith(".jpeg") ? "image/jpeg" : "application/octet-stream";
    }
}
