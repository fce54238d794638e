package org.vsekai.backpack.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@link IngestBench} measured, as tables in Markdown. */
final class IngestReport {
    private IngestReport() {}

    /** Prints the tables and leaves them in the folder. */
    static void print(Path folder) throws IOException {
        var sizes = new ArrayList<Map<String, Double>>();
        try (var children = Files.list(folder)) {
            for (var child : children.filter(Files::isDirectory).toList()) {
                sizes.add(IngestBench.Figure.read(child));
            }
        }
        sizes.sort(Comparator.comparing(figures -> figures.get("first.scenes")));
        var text = nights(sizes) + "\n" + beside(sizes);
        Files.writeString(folder.resolve("table.md"), text);
        System.out.println(text);
    }

    private static String nights(List<Map<String, Double>> sizes) {
        var lines = new StringBuilder("""
                | scenes | MiB | seconds | scenes/s | MiB/s | a scene, to the smallest night's | each further 1,000 | night, s | heap | resident |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (int i = 0; i < sizes.size(); i++) {
            var night = sizes.get(i);
            double scenes = night.get("first.scenes");
            double seconds = night.get("first.ingest");
            var smallest = sizes.get(0);
            double share = seconds / scenes / (smallest.get("first.ingest") / smallest.get("first.scenes"));
            lines.append(String.format(
                    Locale.ROOT,
                    "| %,.0f | %.1f | %.1f | %.0f | %.1f | %.2f | %s | %.1f | %.0f MiB | %.0f MiB |%n",
                    scenes,
                    night.get("first.mib"),
                    seconds,
                    scenes / seconds,
                    night.get("first.mib") / seconds,
                    share,
                    i == 0 ? "" : further(sizes.get(i - 1), night),
                    night.get("first.whole"),
                    night.get("first.heap"),
                    night.get("first.resident")));
        }
        return lines.toString();
    }

    private static String further(Map<String, Double> smaller, Map<String, Double> greater) {
        double seconds = greater.get("first.ingest") - smaller.get("first.ingest");
        double thousands = (greater.get("first.scenes") - smaller.get("first.scenes")) / 1000;
        return String.format(Locale.ROOT, "%.2f s", seconds / thousands);
    }

    private static String beside(List<Map<String, Double>> sizes) {
        var lines = new StringBuilder("""
                | scenes | read alone | rows in plain loops | their share of the stage | next night's new scenes | its stage, s | night, s | scenes in the table | rejects |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (var night : sizes) {
            double seconds = night.get("first.ingest");
            lines.append(String.format(
                    Locale.ROOT,
                    "| %,.0f | %.2f s | %.1f s | %.2f | %.0f | %.1f | %.1f | %,.0f | %,.0f |%n",
                    night.get("first.scenes"),
                    night.get("limit.read"),
                    night.get("limit.rows"),
                    night.get("limit.rows") / seconds,
                    night.get("second.scenes"),
                    night.get("second.ingest"),
                    night.get("second.whole"),
                    night.get("second.read"),
                    night.get("second.refused")));
        }
        return lines.toString();
    }
}
