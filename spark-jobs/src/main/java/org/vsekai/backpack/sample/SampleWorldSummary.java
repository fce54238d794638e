package org.vsekai.backpack.sample;

import java.util.Locale;

/**
 * What a run wrote.
 *
 * @param bytes on disk
 * @param alreadyThere scenes and files that an earlier run had written whole
 */
public record SampleWorldSummary(
        int scenes, int frames, long items, long interactions, long bytes, int alreadyThere, double seconds) {
    private static final double MEBI = 1 << 20;

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d scenes with %d frames, %d items, %d interactions: %.1f MiB in %.1f s%s",
                scenes,
                frames,
                items,
                interactions,
                bytes / MEBI,
                seconds,
                alreadyThere == 0 ? "" : " (" + alreadyThere + " files and scenes were there already)");
    }
}
