package org.vsekai.backpack.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts and times requests per route, for Prometheus. Thread-safe. */
public final class Telemetry implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Requested, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Counter> lists = new ConcurrentHashMap<>();
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    public Telemetry() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /** Shows a number that changes. */
    public void gauge(String name, String description, Supplier<Number> value) {
        io.micrometer.core.instrument.Gauge.builder(name, value)
                .description(description)
                .register(registry);
    }

    /**
     * Adds to a number that only grows.
     *
     * @param tags names and values in turn, of few values each
     */
    public void count(String name, String description, double amount, String... tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment(amount);
    }

    /**
     * Adds to a duration whose sum and count are shown.
     *
     * @param tags names and values in turn, of few values each
     */
    public void time(String name, String description, double milliseconds, String... tags) {
        Timer.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .record((long) (milliseconds * 1e6), TimeUnit.NANOSECONDS);
    }

    /**
     * Counts a request.
     *
     * @param route the path with its parameters in braces, so that there are few of them
     */
    void request(String method, String route, int status, Duration duration) {
        timer(method, route, status).record(duration);
    }

    /** Counts a request of a lean route. */
    void lean(String route, int status, long nanoseconds) {
        timer("GET", route, status).record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    /** There are few routes and statuses: each meter is made once, and found without being described again. */
    private Timer timer(String method, String route, int status) {
        var timer = timers.get(new Requested(method, route, status));
        return timer == null ? timers.computeIfAbsent(new Requested(method, route, status), this::register) : timer;
    }

    private record Requested(String method, String route, int status) {}

    private Timer register(Requested requested) {
        return Timer.builder("backpack.http.requests")
                .description("Seconds to answer, by route")
                .tag("method", requested.method())
                .tag("route", requested.route())
                .tag("status", Integer.toString(requested.status()))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    /**
     * Counts a list that somebody was given.
     *
     * @param variant of the experiment, none where there is none
     * @param rung what the list stands on
     */
    public void list(String variant, String rung) {
        lists.computeIfAbsent(variant + " " + rung, key -> Counter.builder("backpack.recommendation.lists")
                        .description("Lists of recommendations given to users, by variant of the experiment and rung")
                        .tag("variant", variant)
                        .tag("rung", rung)
                        .register(registry))
                .increment();
    }

    /** All meters in Prometheus's text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
