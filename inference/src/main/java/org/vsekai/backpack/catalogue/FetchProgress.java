package org.vsekai.backpack.catalogue;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far a download is and how fast it goes: on a terminal in one line that changes, elsewhere a line each tenth.
 * Used by one thread.
 */
final class FetchProgress implements ModelFetcher.Progress {
    private static final double MEBIBYTE = 1 << 20;
    private static final long REDRAW_NANOSECONDS = 200_000_000;

    private final PrintWriter out;
    private final boolean isTerminal;
    private String file = "";
    private long beganAt;
    private long beganWith;
    private long shownAt;
    private long shownTenth;

    FetchProgress(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public void at(ModelPackage from, long bytesHere) {
        long now = System.nanoTime();
        var name = from.url().getPath().replaceAll(".*/", "");
        if (!name.equals(file)) {
            finish();
            file = name;
            beganAt = now;
            beganWith = bytesHere;
            shownAt = now;
            shownTenth = bytesHere * 10 / from.bytes();
        }
        long tenth = bytesHere * 10 / from.bytes();
        boolean isDue = isTerminal ? now - shownAt > REDRAW_NANOSECONDS : tenth > shownTenth;
        if (isDue || bytesHere == from.bytes()) {
            shownAt = now;
            shownTenth = tenth;
            show(line(bytesHere, from.bytes(), now));
        }
    }

    private String line(long here, long all, long now) {
        double seconds = Math.max(1e-3, (now - beganAt) / 1e9);
        double speed = (here - beganWith) / MEBIBYTE / seconds;
        return String.format(Locale.ROOT, "  %s  %3d %%  %.1f MiB/s", file, here * 100 / all, speed);
    }

    private void show(String line) {
        if (isTerminal) {
            out.print("\r" + line + "  ");
        } else {
            out.println(line);
        }
        out.flush();
    }

    /** Ends the line that changes. */
    void finish() {
        if (isTerminal && !file.isEmpty()) {
            out.println();
        }
        file = "";
    }
}
