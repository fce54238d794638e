package org.vsekai.backpack.pipeline;

/** Where the night tells a person how far it is. Thread-safe. */
public interface Progress {

    /** A stage began. */
    void started(String stage);

    /** A line from within a stage. */
    void says(String stage, String line);

    /** A stage ended. */
    void finished(String stage, double seconds, String summary);
}
