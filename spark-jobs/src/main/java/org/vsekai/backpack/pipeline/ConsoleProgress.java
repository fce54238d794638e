package org.vsekai.backpack.pipeline;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a line per event, indented by the stage's depth; flushed at once, so that a pipe sees it as it happens. */
public final class ConsoleProgress implements Progress {
    private final PrintStream out;

    public ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(String stage) {
        print(stage, "> " + stage, "");
    }

    @Override
    public void says(String stage, String line) {
        print(stage, "  " + line, "");
    }

    @Override
    public void finished(String stage, double seconds, String summary) {
        print(stage, "+ " + stage, String.format(Locale.ROOT, "%7.1f s  %s", seconds, summary));
    }

    private synchronized void print(String stage, String left, String right) {
        var indent = "  ".repeat((int) stage.chars().filter(c -> c == '/').count());
        out.println(right.isEmpty() ? indent + left : String.format("%-40s %s", indent + left, right));
        out.flush();
    }
}
