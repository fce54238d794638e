package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Telemetry;

/** {@code GET /metrics}: counters and latency histograms per route, JVM figures and the live release, for Prometheus. */
final class Scrape implements Endpoint {
    private final Telemetry telemetry;

    Scrape(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public void answer(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(telemetry.scrape());
    }
}
