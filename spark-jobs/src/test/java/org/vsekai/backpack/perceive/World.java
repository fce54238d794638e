package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageFailedException;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import org.vsekai.backpack.table.Visibility;

/** A data folder with some scenes and frames of test pictures, for the tasks to look at. */
final class World {
    static final String ROOM = "inference/src/test/resources/training/room.png";
    static final String ASTRONAUT = "inference/src/test/resources/persons/astronaut.png";
    static final String CHELSEA = "spark-jobs/src/test/resources/perceive/chelsea.png";
    static final String TEXT = "inference/src/test/resources/ocr/text.png";
    static final Map<String, String> CLASSES = Map.of("cat", "bp:Cat", "person", "bp:Person");

    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    final StageContext context;

    World(Path data, String conf) throws IOException {
        this(data, conf, HOME);
    }

    World(Path data, String conf, Path home) throws IOException {
        // The pictures are photographs.
        var file = Files.writeString(
                data.resolve("tasks.conf"), "backpack.perceive { detector = nanodet-coco\n" + conf + "}");
        var made = Spark.context(data, Settings.load(file));
        context = new StageContext(
                made.spark(), made.warehouse(), made.landing(), home, data, made.settings(), made.progress());
    }

    void scene(String id, ItemKind kind) {
        insert(
                SceneRow.TABLE,
                List.of(new SceneRow(
                        id,
                        id,
                        kind,
                        "u1",
                        Visibility.PUBLIC,
                        "0".repeat(64),
                        SourceFormat.GLTF,
                        "scenes/" + id,
                        1,
                        1,
                        "{}",
                        NOON)));
    }

    /** Frames of a scene, one a minute. */
    void frames(String scene, int width, int height, String... pictures) throws IOException {
        var rows = new ArrayList<FrameRow>();
        for (var picture : pictures) {
            rows.add(new FrameRow(
                    scene + ".f" + rows.size(),
                    scene,
                    "Camera",
                    NOON.plusSeconds(60L * rows.size()),
                    file(picture, "scenes/" + scene + "/" + rows.size() + ".png"),
                    "0".repeat(64),
                    width,
                    height,
                    List.of(),
                    true,
                    Optional.empty()));
        }
        insert(FrameRow.TABLE, rows);
    }

    /** Frames without files, for work that opens none. */
    void frames(String scene, int from, int to) {
        var rows = new ArrayList<FrameRow>();
        for (int i = from; i < to; i++) {
            rows.add(new FrameRow(
                    String.format(java.util.Locale.ROOT, "%s.f%02d", scene, i),
                    scene,
                    "Camera",
                    NOON.plusSeconds(60L * i),
                    "scenes/" + scene + "/" + i + ".png",
                    "0".repeat(64),
                    640,
                    480,
                    List.of(),
                    true,
                    Optional.empty()));
        }
        insert(FrameRow.TABLE, rows);
    }

    /** Puts a file of the repository's tests in the landing zone. */
    String file(String source, String path) throws IOException {
        var file = context.landing().root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.copy(HOME.resolve(source), file);
        return path;
    }

    void night() throws StageFailedException {
        night(CLASSES);
    }

    void night(Map<String, String> classIris) throws StageFailedException {
        var pipeline = Perceive.pipeline(context.settings(), classIris);
        Runner.run(new Pipeline("nightly", pipeline), context, Clock.systemUTC());
    }

    <R extends Record> void insert(Table<R> table, List<R> rows) {
        context.warehouse().insertNew(table, context.warehouse().dataset(table, rows));
    }

    <R extends Record> List<R> rows(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }

    /** What the newest run of a stage of perceive said. */
    String summary(String stage) {
        return rows(StageRunRow.TABLE).stream()
                .filter(run -> run.stage().equals("nightly/perceive/" + stage))
                .max(java.util.Comparator.comparing(StageRunRow::startedAt))
                .orElseThrow()
                .summary();
    }

    List<Long> versions() {
        return Tables.all().stream()
                .filter(table -> table != StageRunRow.TABLE)
                .map(context.warehouse()::version)
                .toList();
    }
}
