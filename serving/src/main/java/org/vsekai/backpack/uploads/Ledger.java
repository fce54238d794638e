package org.vsekai.backpack.uploads;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.StageRunRow;

/**
 * What the night wrote about single scenes: a run of stage {@code nightly/ingest/scenes/<scene_id>} for each time that it read
 * one, and what it refused of one. Looked up by scene; put in order anew when the tables have new versions. Thread-safe.
 */
public final class Ledger {
    private static final Pattern SCENE_OF_SOURCE = Pattern.compile("(?:scenes/([^/]+)/.*|uploads/([^/]+)\\.json.*)");
    private static final Comparator<StageRunRow> BY_TIME =
            Comparator.comparing(StageRunRow::startedAt).thenComparing(StageRunRow::runId);

    private final Supplier<List<StageRunRow>> runs;
    private final Supplier<List<RejectRow>> rejects;
    private volatile Ordered ordered = new Ordered(List.of(), List.of(), Map.of(), Map.of());

    /**
     * @param runs the newest version of stage_runs; the same list as long as it is the newest
     * @param rejects the newest version of rejects, likewise
     */
    public Ledger(Supplier<List<StageRunRow>> runs, Supplier<List<RejectRow>> rejects) {
        this.runs = runs;
        this.rejects = rejects;
    }

    private record Ordered(
            List<StageRunRow> runs,
            List<RejectRow> rejects,
            Map<String, StageRunRow> newestRuns,
            Map<String, List<RejectRow>> rejectsByScene) {}

    /** The scene's newest run, if a night has come to it. */
    Optional<StageRunRow> newestRun(String sceneId) {
        return Optional.ofNullable(ordered().newestRuns().get(sceneId));
    }

    /** What was refused of the scene, by source. */
    List<RejectRow> rejects(String sceneId) {
        return ordered().rejectsByScene().getOrDefault(sceneId, List.of());
    }

    @SuppressWarnings("ReferenceEquality") // The lists are immutable: another one is a newer version.
    private Ordered ordered() {
        var current = ordered;
        var newestRuns = runs.get();
        var newestRejects = rejects.get();
        if (current.runs() != newestRuns || current.rejects() != newestRejects) {
            current = order(newestRuns, newestRejects);
            ordered = current;
        }
        return current;
    }

    private static Ordered order(List<StageRunRow> runs, List<RejectRow> rejects) {
        var newest = new HashMap<String, StageRunRow>();
        for (var run : runs) {
            if (run.stage().startsWith(StageRunRow.ofUpload(""))) {
                newest.merge(
                        run.stage().substring(StageRunRow.ofUpload("").length()),
                        run,
                        (one, other) -> BY_TIME.compare(one, other) < 0 ? other : one);
            }
        }
        var byScene = rejects.stream()
                .sorted(Comparator.comparing(RejectRow::source).thenComparing(RejectRow::rejectId))
                .collect(Collectors.groupingBy(Ledger::scene));
        return new Ordered(runs, rejects, newest, byScene);
    }

    private static String scene(RejectRow row) {
        var matcher = SCENE_OF_SOURCE.matcher(row.source());
        if (!matcher.matches()) {
            return "";
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
