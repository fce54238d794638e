package org.vsekai.backpack.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The engine that runs networks cannot be used in this process; the message says why and what to do. */
public final class EngineUnavailableException extends RuntimeException {
    private EngineUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static EngineUnavailableException unwritableCache(Path folder, Throwable cause) {
        return new EngineUnavailableException(
                folder + " cannot be written, and PyTorch's native libraries must be unpacked there (about 450 MB): "
                        + cause + ". Set DJL_CACHE_DIR to a folder that can.",
                cause);
    }

    static EngineUnavailableException notStarted(Throwable cause) {
        return new EngineUnavailableException(
                "PyTorch did not start: " + cause
                        + ". Its native libraries come as Maven artefacts for Linux on x86-64 and need about 450 MB in"
                        + " DJL_CACHE_DIR.",
                cause);
    }

    static EngineUnavailableException notStarted(String engine, Throwable cause) {
        return new EngineUnavailableException(
                engine + " did not start: " + cause
                        + ". Its native libraries come as Maven artefacts for Linux on x86-64"
                        + " and need some room in the folder of temporary files.",
                cause);
    }

    static EngineUnavailableException otherThreads(int running, int asked) {
        return new EngineUnavailableException(
                "PyTorch already runs with " + running + " threads per call in this process, but " + asked
                        + " were asked for. Use one value of " + InferenceSettings.SECTION + ".threads-per-call.",
                null);
    }
}
