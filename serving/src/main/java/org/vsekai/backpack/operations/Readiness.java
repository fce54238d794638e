package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /readyz}: 200 with status ready and the live release, as soon as there is one. Errors: 503 with the reason
 * before that.
 */
final class Readiness implements Endpoint {
    private final Releases releases;

    Readiness(Releases releases) {
        this.releases = releases;
    }

    record Answer(String status, String release) {}

    @Override
    public String path() {
        return "/readyz";
    }

    @Override
    public void answer(Context context) {
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        Json.answer(context, new Answer("ready", release.id()));
    }
}
