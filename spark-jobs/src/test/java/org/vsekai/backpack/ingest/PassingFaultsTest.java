package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

/**
 * Files that the system does not give: a link that leads to itself, and a link to the memory of this process, which cannot be
 * read from its beginning (input/output error). Both heal when the file takes the link's place.
 */
@Tag("slow")
class PassingFaultsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ROOM = """
            {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}],
             "nodes": [{"name": "Chair", "mesh": 0}],
             "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
             "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3",
                            "min": [0, 0, 0], "max": [1, 1, 0]}],
             "bufferViews": [{"buffer": 0, "byteLength": 36}],
             "buffers": [{"byteLength": 36, "uri": "triangle.bin"}]}
            """;

    @TempDir
    Path data;

    private StageContext context;

    @BeforeEach
    void setUp() throws IOException {
        begin(2, Duration.ofMillis(20), 4);
        context.landing().create();
    }

    @AfterEach
    void forget() {
        List.of("attempts-per-night", "first-wait", "longest-wait", "attempts")
                .forEach(key -> System.clearProperty("backpack.ingest.retry." + key));
        ConfigFactory.invalidateCaches();
    }

    /** Settings as an operator gives them. */
    private void begin(int attemptsPerNight, Duration wait, int attempts) {
        System.setProperty("backpack.ingest.retry.attempts-per-night", Integer.toString(attemptsPerNight));
        System.setProperty("backpack.ingest.retry.first-wait", wait.toMillis() + "ms");
        System.setProperty(
                "backpack.ingest.retry.longest-wait", wait.multipliedBy(4).toMillis() + "ms");
        System.setProperty("backpack.ingest.retry.attempts", Integer.toString(attempts));
        ConfigFactory.invalidateCaches();
        var settings = Settings.load(Path.of("no such file"));
        context = Files.exists(data.resolve("warehouse"))
                ? Spark.contextOf(data, settings)
                : Spark.context(data, settings);
    }

    @Test
    void whatTheStorageDoesNotGiveRefusesNothingAndWaits() throws Exception {
        var file = room("loop");
        loop(file);
        room("good");

        assertThat(night().summary()).endsWith("1 uploads wait for another try");

        assertThat(run("loop")).satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.RETRYABLE);
            assertThat(run.attempt()).isEqualTo(2);
            assertThat(run.error().orElseThrow())
                    .contains("scenes/loop/room.gltf", "symbolic links", "/buffers/0/uri")
                    .doesNotContain(data.toString());
        });
        assertThat(run("good").state()).isEqualTo(RunState.COMPLETED);
        assertThat(records(RejectRow.TABLE)).isEmpty();
        assertThat(records(SceneRow.TABLE)).extracting(SceneRow::sceneId).containsExactly("good");
    }

    @Test
    void aLaterNightReadsItWhenTheStorageIsWell() throws Exception {
        var file = room("loop");
        loop(file);
        night();
        heal(file);

        assertThat(night().summary()).startsWith("1 scenes, ");

        assertThat(run("loop").state()).isEqualTo(RunState.COMPLETED);
        assertThat(run("loop").attempt()).isEqualTo(3);
        assertThat(run("loop").error()).isEmpty();
        assertThat(records(SceneNodeRow.TABLE)).hasSize(1);
        assertThat(records(RejectRow.TABLE)).isEmpty();
        assertThat(night().summary()).isEqualTo("0 scenes, 0 rows new or changed");
    }

    @Test
    void withinANightItIsTriedAgainAfterAWait() throws Exception {
        begin(2, Duration.ofSeconds(10), 4);
        var file = room("loop");
        loop(file);
        var healing = when(() -> retryable("loop"), () -> heal(file));

        night();

        healing.get();
        assertThat(run("loop").state()).isEqualTo(RunState.COMPLETED);
        assertThat(run("loop").attempt()).isEqualTo(2);
    }

    @Test
    void afterSoManyTriesItIsDiscardedAndItsRejectSaysHowOftenAndWhy() throws Exception {
        loop(room("loop"));
        night();
        night();

        assertThat(run("loop").state()).isEqualTo(RunState.DISCARDED);
        assertThat(run("loop").attempt()).isEqualTo(4);
        assertThat(records(RejectRow.TABLE)).singleElement().satisfies(reject -> {
            assertThat(reject.source()).isEqualTo("uploads/loop.json");
            assertThat(reject.reason()).isEqualTo("unreadable_file");
            assertThat(reject.message()).contains("Tried 4 times", "symbolic links");
        });
        assertThat(night().summary()).isEqualTo("0 scenes, 0 rows new or changed");
    }

    @Test
    void anArchiveWhoseBytesDoNotComeWaitsAndIsReadLater() throws Exception {
        var folder = Files.createDirectories(context.landing().sceneFolder("packed"));
        var file = folder.resolve("upload.zip");
        Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
        announce("packed", Optional.empty(), Optional.of("upload.zip"));
        night();
        assertThat(run("packed").state()).isEqualTo(RunState.RETRYABLE);
        assertThat(run("packed").error().orElseThrow()).contains("Input/output error");

        Files.delete(file);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("room.gltf"));
            zip.write("{\"asset\": {\"version\": \"2.0\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        night();

        assertThat(run("packed").state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aFrameThatTheStorageDoesNotGiveMakesTheSceneWaitWithNothingOfItInTheTables() throws Exception {
        room("framed");
        var folder = context.landing().sceneFolder("framed");
        Files.writeString(folder.resolve("capture.json"), """
                {"frames": [{"file": "none.png", "camera": "Chair", "captured_at": "2026-06-01T12:00:00Z"},
                            {"file": "loop.png", "camera": "Eye", "captured_at": "2026-06-01T12:00:00Z"}],
                 "cameras": [{"id": "Eye", "width": 64, "height": 64, "fx": 50, "fy": 50, "cx": 32, "cy": 32,
                              "world_from_camera": [1,0,0,0, 0,1,0,0, 0,0,1,0, 0,0,0,1]}]}
                """);
        loop(folder.resolve("loop.png"));
        new LandingZone(data.resolve("landing"))
                .announce(upload("framed", Optional.of("room.gltf"), Optional.empty(), Optional.of("capture.json")));

        night();

        assertThat(run("framed").state()).isEqualTo(RunState.RETRYABLE);
        assertThat(run("framed").error().orElseThrow()).contains("scenes/framed/loop.png");
        assertThat(records(RejectRow.TABLE)).isEmpty();
        assertThat(records(SceneRow.TABLE)).isEmpty();
    }

    @Test
    void aManifestThatIsGoneWhenItIsReadAgainIsRefused() throws Exception {
        loop(room("loop"));
        night();
        Files.delete(context.landing().uploadsFolder().resolve("loop.json"));

        night();

        assertThat(run("loop").state()).isEqualTo(RunState.DISCARDED);
        assertThat(records(RejectRow.TABLE)).extracting(RejectRow::reason).containsExactly("missing_file");
    }

    /** As a kill leaves it that came after the batch's rows and before the stream knew. */
    @Test
    void aBatchThatComesAgainCountsNoAttemptTwice() throws Exception {
        loop(room("loop"));
        room("good");
        begin(1, Duration.ZERO, 4);
        night();
        var before = context.warehouse().version(SceneRow.TABLE);
        FileUtils.deleteDirectory(data.resolve("warehouse/_checkpoints").toFile());

        night();

        assertThat(run("loop").attempt()).isEqualTo(2);
        assertThat(run("good").attempt()).isEqualTo(1);
        assertThat(records(StageRunRow.TABLE)).hasSize(2);
        assertThat(context.warehouse().version(SceneRow.TABLE)).isEqualTo(before);
    }

    @Test
    void memoryThatRunsOutIsAPassingFaultToo() {
        var reading =
                new SceneReading(context.landing(), new XmpPackets(Ontology.bundled()), UploadLimits.standard(), 4);

        var outcome = reading.attempt(new SceneRuns("deep", 1, NOON, Clock.systemUTC()), "", found -> dive(1));

        assertThat(outcome.count(RejectRow.TABLE)).isZero();
        var runs = (Object[]) outcome.row().get(SceneReading.TABLES.indexOf(StageRunRow.TABLE));
        assertThat(Arrays.toString(runs)).contains("retryable", "memory ran out (StackOverflowError)");
    }

    private static int dive(int depth) {
        return depth == 0 ? 0 : 1 + dive(depth + 1);
    }

    @Test
    void aFileOfEventsThatIsAwayForAWhileIsReadWhenItIsBack() throws Exception {
        begin(2, Duration.ofSeconds(10), 4);
        var file = context.landing().eventsFolder().resolve("e.jsonl");
        Files.writeString(file, "one\ntwo\n");
        var lines = new ArrayList<String>();
        var failed = new java.util.concurrent.atomic.AtomicBoolean();
        var stream = LandingStream.ofLines(context, "events", "*.jsonl");
        var away = file.resolveSibling("e.away");

        stream.drain(10, retry(), batch -> {
            if (!failed.getAndSet(true)) {
                move(file, away);
                var unused = CompletableFuture.runAsync(
                        () -> move(away, file),
                        CompletableFuture.delayedExecutor(4, java.util.concurrent.TimeUnit.SECONDS));
            }
            batch.collectAsList().forEach(row -> lines.add(row.getAs("text")));
        });

        assertThat(lines).containsExactly("one", "two");
    }

    private RetrySettings retry() {
        return context.settings().bind("backpack.ingest", IngestSettings.class).retry();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private StageResult night() throws Exception {
        return new IngestScenes().run(context);
    }

    /** Gives the file that the document needs. */
    private Path room(String id) throws IOException {
        var folder = Files.createDirectories(context.landing().sceneFolder(id));
        Files.writeString(folder.resolve("room.gltf"), ROOM);
        heal(folder.resolve("triangle.bin"));
        announce(id, Optional.of("room.gltf"), Optional.empty());
        return folder.resolve("triangle.bin");
    }

    private static void loop(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, file.getFileName());
    }

    private static void heal(Path file) throws IOException {
        Files.deleteIfExists(file);
        var bytes = java.nio.ByteBuffer.allocate(36).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}) {
            bytes.putFloat(value);
        }
        Files.write(file, bytes.array());
    }

    private void announce(String id, Optional<String> document, Optional<String> archive) throws IOException {
        context.landing().announce(upload(id, document, archive, Optional.empty()));
    }

    private static Upload upload(
            String id, Optional<String> document, Optional<String> archive, Optional<String> capture) {
        return new Upload(id, id, ItemKind.MAP, "u1", Visibility.PUBLIC, NOON, document, archive, capture);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> when(BooleanSupplier condition, Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                while (!condition.getAsBoolean()) {
                    Thread.sleep(50);
                }
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private boolean retryable(String id) {
        return records(StageRunRow.TABLE).stream()
                .anyMatch(run -> run.stage().equals(StageRunRow.ofUpload(id)) && run.state() == RunState.RETRYABLE);
    }

    private StageRunRow run(String id) {
        var runs = records(StageRunRow.TABLE).stream()
                .filter(run -> run.stage().equals(StageRunRow.ofUpload(id)))
                .toList();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
