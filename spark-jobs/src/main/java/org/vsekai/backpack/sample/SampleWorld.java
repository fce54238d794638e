package org.vsekai.backpack.sample;

import java.io.IOException;
import java.util.function.Consumer;
import org.vsekai.backpack.landing.LandingZone;

/**
 * A world that nobody made: scenes with their frames, items, and people with tastes. The same settings give the same
 * files, byte by byte, on every machine with the same JDK. Immutable and thread-safe.
 */
public record SampleWorld(SampleWorldSettings settings) {
    private static final double NANOS = 1e9;

    /**
     * Writes the world into a landing zone that is empty, or completes what a killed run of the same settings left.
     *
     * @param progress gets a line now and then
     * @throws SampleWorldException when the landing zone holds anything else
     */
    public SampleWorldSummary writeTo(LandingZone landing, Consumer<String> progress) throws IOException {
        long start = System.nanoTime();
        WorldMarker.claim(landing, settings);
        var tally = new Tally();
        new SceneUploads(settings, landing, tally, progress).write();
        new EventFiles(settings, landing, tally, progress).write();
        return tally.summary((System.nanoTime() - start) / NANOS);
    }
}
