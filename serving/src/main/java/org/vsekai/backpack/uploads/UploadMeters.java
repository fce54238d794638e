package org.vsekai.backpack.uploads;

import java.util.function.Supplier;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Telemetry;

/** Counts uploads for Prometheus. Thread-safe. */
final class UploadMeters {
    private final Telemetry telemetry;

    UploadMeters(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void show(Room room, ResumableStore resumables) {
        gauge("backpack.uploads.receiving", "Bodies of uploads that are being received", room::bodiesNow);
        gauge("backpack.uploads.resumable", "Uploads by the tus protocol that are not whole", () -> resumables
                .unfinished()
                .count());
        gauge("backpack.uploads.resumable.bytes", "The length that these will have", () -> resumables
                .unfinished()
                .bytes());
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        telemetry.gauge(name, description, value);
    }

    void received(long bytes) {
        telemetry.count("backpack.uploads.bytes", "Bytes of uploads that were received", (double) bytes);
    }

    /**
     * @param way in which it came: request or tus
     */
    void finished(String way, boolean isNew) {
        telemetry.count(
                "backpack.uploads.finished",
                "Uploads that are whole, by way, and whether the scene was new",
                1,
                "way",
                way,
                "new",
                Boolean.toString(isNew));
    }

    void refused(Problem problem) {
        telemetry.count(
                "backpack.uploads.refused", "Uploads that were refused, by reason", 1, "reason", problem.reason());
    }
}
