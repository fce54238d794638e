package org.vsekai.backpack.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.files.Folders;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.warehouse.TableSource;

/**
 * The graph of the live release. A thread of its own makes the store of a newer one beside it and swaps it in; queries that run end on the
 * former, whose files go then. Thread-safe.
 */
public final class KnowledgeGraph implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KnowledgeGraph.class);

    private final Path folder;
    private final TableSource source;
    private final Releases releases;
    private final GraphSettings settings;
    private final String address;
    private final ScheduledExecutorService loader = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "graph-loader");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Held held;
    private volatile String problem = "The graph is being loaded. Ask again in a while.";

    /** A store, and who uses it: many read, whoever closes it waits for them. */
    private record Held(long version, GraphStore store, ReadWriteLock use) {}

    /**
     * @param folder the server's own, for the store's files
     * @param address the server's public address, ending in a slash
     */
    public KnowledgeGraph(Path folder, TableSource source, Releases releases, GraphSettings settings, String address) {
        this.folder = folder;
        this.source = source;
        this.releases = releases;
        this.settings = settings;
        this.address = address;
    }

    /** Looks for a graph now and then; the first look is under way when this returns. */
    public void start(Duration interval) {
        if (settings.enabled()) {
            var unused = loader.scheduleWithFixedDelay(this::refresh, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            problem = "The graph is switched off here (backpack.serving.graph.enabled).";
        }
    }

    GraphSettings settings() {
        return settings;
    }

    /**
     * Does something with the graph, which stays while it is done.
     *
     * @throws Problem when there is none
     */
    <T> T use(Function<GraphStore, T> work) {
        for (var current = held; current != null; current = held) {
            if (current.use().readLock().tryLock()) {
                try {
                    return work.apply(current.store());
                } finally {
                    current.use().readLock().unlock();
                }
            }
        }
        throw Problems.notReady(releases.live().isEmpty() ? releases.problem() : problem);
    }

    private void refresh() {
        try {
            var version = releases.live().flatMap(KnowledgeGraph::version);
            var current = held;
            if (version.isEmpty()) {
                problem = "The live release has no graph: it is of an earlier version. The next night makes one.";
            } else if (current == null || current.version() != version.get()) {
                swapIn(version.get());
            }
        } catch (IOException | RuntimeException e) {
            if (!problem.equals(e.toString())) {
                log.error("The graph cannot be loaded; the former stays.", e);
            }
            problem = e.toString();
        }
    }

    private static Optional<Long> version(Release release) {
        return release.row().tables().stream()
                .filter(table -> table.table().equals(QuadRow.TABLE.name()))
                .map(ModelReleaseRow.TableVersion::version)
                .findFirst();
    }

    private void swapIn(long version) throws IOException {
        long start = System.nanoTime();
        var store = GraphStore.open(folder, source, version, address);
        var former = held;
        held = new Held(version, store, new ReentrantReadWriteLock());
        problem = "";
        log.info(
                "The graph of version {} is live after {} ms",
                version,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        if (former != null) {
            close(former);
        }
        removeOthers(store.folder());
    }

    /** For good: nobody may begin to read it any more. */
    private static void close(Held former) {
        former.use().writeLock().lock();
        former.store().close();
    }

    private void removeOthers(Path kept) throws IOException {
        var others = new ArrayList<Path>();
        try (var all = Files.list(folder)) {
            all.filter(other -> !other.equals(kept)).forEach(others::add);
        }
        for (var other : others) {
            Folders.delete(other);
        }
    }

    @Override
    public void close() {
        loader.shutdown();
        try {
            loader.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var current = held;
        held = null;
        if (current != null) {
            close(current);
        }
    }
}
