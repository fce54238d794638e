package org.vsekai.backpack.sample;

/** Counts what was written. Not thread-safe. */
final class Tally {
    private int scenes;
    private int frames;
    private long items;
    private long interactions;
    private long bytes;
    private int skipped;

    void scene(int framesOfIt, long bytesOfIt) {
        scenes++;
        frames += framesOfIt;
        bytes += bytesOfIt;
    }

    void items(int count) {
        items += count;
    }

    void interactions(int count) {
        interactions += count;
    }

    void bytes(long count) {
        bytes += count;
    }

    /** Something was there already. */
    void skipped() {
        skipped++;
    }

    SampleWorldSummary summary(double seconds) {
        return new SampleWorldSummary(scenes, frames, items, interactions, bytes, skipped, seconds);
    }
}
