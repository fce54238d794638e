package org.vsekai.backpack.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.warehouse.TableSource;

/**
 * The release that is live, the one before it, and those of an experiment. A thread of its own looks for a newer one, loads it
 * beside the live one and swaps it in; a request that began on the former ends on it. The former stays in memory until the
 * next is loaded: a newer row that names the former's tables (a roll-back) is live at once. What cannot be loaded is logged
 * once, and the live one stays. Thread-safe.
 */
public final class Releases implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Releases.class);

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final int MOST_CANDIDATES = 3;
    private static final int MOST_REPORTED = 10_000;

    private final TableSource source;
    private final Predicate<String> isRecent;
    private final Optional<Experiment> experiment;
    private final Consumer<Release> onLoad;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "release-poller");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Release live;
    private volatile @Nullable Release former;
    /** Loaded for variants of the experiment, by id. */
    private volatile Map<String, Release> tried = Map.of();

    private volatile List<ModelReleaseRow> history = List.of();
    private volatile String problem =
            "No release has been published yet. Run ./backpack nightly; it is picked up then.";
    private OptionalLong seenVersion = OptionalLong.empty();
    private Instant retryAt = Instant.MAX;
    private final Set<String> reported = new HashSet<>();

    /**
     * What a user is answered from.
     *
     * @param variant of the experiment, none where there is no experiment or its release is not in memory
     */
    public record Assignment(Release release, Optional<String> variant) {}

    /**
     * @param isRecent whether an event came in while the server ran: a release remembers which of these it has learnt from
     * @param onLoad told of each release that is loaded, before anybody is answered from it
     */
    public Releases(
            TableSource source, Predicate<String> isRecent, Optional<Experiment> experiment, Consumer<Release> onLoad) {
        this.onLoad = onLoad;
        this.source = source;
        this.isRecent = isRecent;
        this.experiment = experiment;
    }

    /** Looks for a release at once, and then again and again. */
    public void start(Duration interval) {
        refresh();
        var unused = poller.scheduleWithFixedDelay(
                this::refresh, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The release to answer from, none before the first one. */
    public Optional<Release> live() {
        return Optional.ofNullable(live);
    }

    /** The release to answer a user from, none before the first one. */
    public Optional<Assignment> of(String user) {
        var current = live;
        if (current == null) {
            return Optional.empty();
        }
        if (experiment.isEmpty()) {
            return Optional.of(new Assignment(current, Optional.empty()));
        }
        var variant = experiment.get().variant(user);
        var release =
                variant.isLive() || variant.release().equals(current.id()) ? current : tried.get(variant.release());
        return Optional.of(
                release == null
                        ? new Assignment(current, Optional.empty())
                        : new Assignment(release, Optional.of(variant.name())));
    }

    /** The experiment that is on. */
    public Optional<Experiment> experiment() {
        return experiment;
    }

    /** Ids of the releases that are in memory beside the live one. */
    public Set<String> held() {
        var ids = new TreeSet<>(tried.keySet());
        var before = former;
        if (before != null) {
            ids.add(before.id());
        }
        return ids;
    }

    /** All rows of {@code model_releases}, newest first. */
    public List<ModelReleaseRow> history() {
        return history;
    }

    /** Why there is no live release, or why a newer one is not live. Empty when all is well. */
    public String problem() {
        return problem;
    }

    /** Looks once; never throws. */
    public synchronized void refresh() {
        try {
            var version = source.latestVersion(ModelReleaseRow.TABLE);
            boolean isRetry = !Instant.now().isBefore(retryAt);
            if (version.isEmpty() || (version.equals(seenVersion) && !isRetry)) {
                return;
            }
            retryAt = Instant.MAX;
            history = source.rows(ModelReleaseRow.TABLE, version.getAsLong()).stream()
                    .sorted(Comparator.comparingLong(ModelReleaseRow::number).reversed())
                    .toList();
            seenVersion = version;
            swapInNewest();
            loadVariants();
            if (live != null && retryAt.equals(Instant.MAX)) {
                problem = "";
            }
        } catch (RuntimeException e) {
            report(e);
        } catch (OutOfMemoryError e) {
            // What was loaded so far is garbage by now; the live release is not.
            report(InvalidReleaseException.tooLarge(e));
        }
    }

    /** Newest first; one that cannot be loaded leaves the turn to the one before it, unless that is live already. */
    private void swapInNewest() {
        var candidates = history.stream()
                .filter(row -> row.state() == ReleaseState.RELEASED)
                .takeWhile(row -> !isLive(row))
                .limit(MOST_CANDIDATES)
                .toList();
        for (var row : candidates) {
            try {
                swapIn(row);
                return;
            } catch (InvalidReleaseException e) {
                // The newest one's is the problem to tell; the others are only tried in its place.
                var newestProblem = row.equals(candidates.get(0)) ? String.valueOf(e.getMessage()) : problem;
                report(e);
                problem = newestProblem;
            }
        }
    }

    private boolean isLive(ModelReleaseRow row) {
        var current = live;
        return current != null && current.row().equals(row);
    }

    private void swapIn(ModelReleaseRow row) {
        long start = System.nanoTime();
        var held = held(row);
        var current = live;
        if (held.isEmpty()) {
            // Two in memory are enough: the third takes the former's place.
            former = null;
        }
        var loaded = held.orElseGet(() -> load(row));
        if (current == null || !current.isOf(row)) {
            former = current;
        }
        live = loaded;
        if (retryAt.equals(Instant.MAX)) {
            problem = "";
        }
        log.info(
                "Release {} (number {}) is live: {} users, {} items, {} scenes, rank {}, {} in {} ms",
                row.releaseId(),
                row.number(),
                loaded.users().size(),
                loaded.items().size(),
                loaded.scenes().listed().size(),
                loaded.itemFactors().rank(),
                held.isEmpty() ? "loaded" : "back from memory",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** What a row names, where it is in memory already. */
    private Optional<Release> held(ModelReleaseRow row) {
        return Stream.of(Stream.ofNullable(live), Stream.ofNullable(former), tried.values().stream())
                .flatMap(releases -> releases)
                .filter(release -> release.isOf(row))
                .findFirst()
                .map(release -> release.as(row));
    }

    /** Brings the experiment's releases into memory; one that cannot be is reported, and its users get the live one. */
    private void loadVariants() {
        var loaded = new HashMap<String, Release>();
        for (var variant : experiment.map(Experiment::variants).orElse(List.of())) {
            if (!variant.isLive()) {
                try {
                    variant(variant.release()).ifPresent(release -> loaded.put(release.id(), release));
                } catch (InvalidReleaseException e) {
                    report(e);
                }
            }
        }
        tried = Map.copyOf(loaded);
    }

    private Optional<Release> variant(String id) {
        var current = live;
        if (current != null && current.id().equals(id)) {
            return Optional.empty();
        }
        var before = former;
        if (before != null && before.id().equals(id)) {
            return Optional.of(before);
        }
        if (tried.containsKey(id)) {
            return Optional.ofNullable(tried.get(id));
        }
        var row = history.stream()
                .filter(candidate -> candidate.releaseId().equals(id) && candidate.state() != ReleaseState.REJECTED)
                .findFirst()
                .orElseThrow(() -> InvalidReleaseException.noVariant(id));
        return Optional.of(load(row));
    }

    private Release load(ModelReleaseRow row) {
        // While requests are answered, the other cores are theirs.
        Executor helper = live == null ? ForkJoinPool.commonPool() : Runnable::run;
        var release = ReleaseLoader.load(source, row, isRecent, helper);
        onLoad.accept(release);
        return release;
    }

    /** Says it once, and tries again in a while: a disk may be back by then. */
    private void report(RuntimeException failure) {
        retryAt = Instant.now().plus(RETRY);
        problem = String.valueOf(failure.getMessage());
        if (reported.size() < MOST_REPORTED && reported.add(problem)) {
            log.error("{} {}", problem, live == null ? "Nothing is served yet." : "The live release stays.");
        }
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
