package org.vsekai.backpack.operations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.vsekai.backpack.events.PrivacyChoices;
import org.vsekai.backpack.table.DetectionMetricRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.ThroughputRow;
import org.vsekai.backpack.warehouse.TableSource;

/**
 * The tables about the nightly itself, at their newest version, in memory: they change while a night runs and belong to no
 * release. Thread-safe.
 */
final class Operations implements AutoCloseable {
    private final NewestRows<StageRunRow> stageRuns;
    private final NewestRows<RejectRow> rejects;
    private final NewestRows<DetectionMetricRow> detectionMetrics;
    private final NewestRows<ThroughputRow> throughput;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "operations-poller");
        thread.setDaemon(true);
        return thread;
    });

    private final TableSource source;
    private final PrivacyChoices privacy;

    /**
     * @param privacy told of the choices that the tables hold
     */
    Operations(TableSource source, PrivacyChoices privacy) {
        this.source = source;
        this.privacy = privacy;
        stageRuns = new NewestRows<>(source, StageRunRow.TABLE);
        rejects = new NewestRows<>(source, RejectRow.TABLE);
        detectionMetrics = new NewestRows<>(source, DetectionMetricRow.TABLE);
        throughput = new NewestRows<>(source, ThroughputRow.TABLE);
    }

    /** Reads at once, and then again and again. */
    void start(Duration interval) {
        refresh();
        var unused = poller.scheduleWithFixedDelay(
                this::refresh, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void refresh() {
        privacy.refresh(source);
        List.of(stageRuns, rejects, detectionMetrics, throughput).forEach(NewestRows::refresh);
    }

    List<StageRunRow> stageRuns() {
        return stageRuns.rows();
    }

    List<RejectRow> rejects() {
        return rejects.rows();
    }

    List<DetectionMetricRow> detectionMetrics() {
        return detectionMetrics.rows();
    }

    List<ThroughputRow> throughput() {
        return throughput.rows();
    }

    /** Lets the look that is under way end, for a while: an interrupted one would look like a broken table. */
    @Override
    public void close() {
        poller.shutdown();
        try {
            if (!poller.awaitTermination(5, TimeUnit.SECONDS)) {
                poller.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
