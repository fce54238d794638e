package org.vsekai.backpack.ingest;

/**
 * Section {@code backpack.ingest}.
 *
 * @param sceneFilesPerBatch uploads that become rows in one step
 * @param eventFilesPerBatch event files that become rows in one step
 * @param retry how often something is tried that fails for a passing reason
 * @param limits what an upload may cost
 */
record IngestSettings(int sceneFilesPerBatch, int eventFilesPerBatch, RetrySettings retry, UploadLimits limits) {
    IngestSettings {
        if (sceneFilesPerBatch < 1 || eventFilesPerBatch < 1) {
            throw new IllegalArgumentException("scene-files-per-batch and event-files-per-batch must be at least 1");
        }
    }
}
