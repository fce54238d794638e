package org.vsekai.backpack.engine;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Starts PyTorch once per process, with its settings in place before its first class is touched: DJL reads them when
 * its engine class loads and never again. Nothing is fetched: the natives come from the class path. Thread-safe.
 */
public final class TorchEngine {
    /** What DJL calls it. */
    public static final String NAME = "PyTorch";

    private static final String CACHE = "DJL_CACHE_DIR";
    private static int runningThreads;

    private TorchEngine() {}

    /**
     * Makes sure that the engine runs, with this many threads per call.
     *
     * @throws EngineUnavailableException when it cannot run here, or runs with another number of threads
     */
    public static synchronized void start(int threadsPerCall) {
        if (runningThreads == 0) {
            launch(threadsPerCall);
            runningThreads = threadsPerCall;
        }
        if (runningThreads != threadsPerCall) {
            throw EngineUnavailableException.otherThreads(runningThreads, threadsPerCall);
        }
    }

    private static void launch(int threadsPerCall) {
        checkWritable(chooseCache());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threadsPerCall));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        try {
            Engine.getEngine(NAME);
        } catch (RuntimeException | LinkageError e) {
            throw EngineUnavailableException.notStarted(e);
        }
    }

    /** Tells DJL where its libraries unpack their natives. */
    static Path chooseCache() {
        var cache = cacheFolder(System.getenv(CACHE), System.getProperty(CACHE), System.getProperty("user.home", "."));
        System.setProperty(CACHE, cache.toString());
        return cache;
    }

    /** The environment decides, then the property, then a folder of ours under the user's home. */
    static Path cacheFolder(@Nullable String environment, @Nullable String property, String home) {
        if (environment != null && !environment.isBlank()) {
            return Path.of(environment);
        }
        if (property != null && !property.isBlank()) {
            return Path.of(property);
        }
        return Path.of(home, ".cache", "backpack", "djl");
    }

    static void checkWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", ".check"));
        } catch (IOException e) {
            throw EngineUnavailableException.unwritableCache(folder, e);
        }
    }
}
