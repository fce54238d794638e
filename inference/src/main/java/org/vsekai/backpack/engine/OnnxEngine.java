package org.vsekai.backpack.engine;

import ai.djl.engine.Engine;
import java.util.Map;

/** ONNX Runtime: started once per process, threads by network. Nothing is fetched. Thread-safe. */
final class OnnxEngine {
    static final String NAME = "OnnxRuntime";

    private static boolean isRunning;

    private OnnxEngine() {}

    static synchronized void start() {
        if (isRunning) {
            return;
        }
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            Engine.getEngine(NAME);
            isRunning = true;
        } catch (RuntimeException | LinkageError e) {
            throw EngineUnavailableException.notStarted(NAME, e);
        }
    }

    /** How a network is to run. */
    static Map<String, String> options(int threadsPerCall) {
        return Map.of("intraOpNumThreads", Integer.toString(threadsPerCall), "interOpNumThreads", "1");
    }
}
