package org.vsekai.backpack.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.SceneModels.Kind;

@Tag("slow")
class FineTuneTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path data;

    private Path models;

    @BeforeEach
    void copyTheModels() throws IOException {
        models = data.resolve("home/conf/models");
        for (var kind : Kind.values()) {
            copy(kind.folder(HOME.resolve("conf/models")), kind.folder(models));
        }
    }

    @Test
    void itIsPartOfTheNightOnlyWhereItIsSwitchedOn() throws IOException {
        assertThat(FineTune.stage(settings("enabled = false"))).isEmpty();
        assertThat(FineTune.stage(settings("enabled = true"))).isPresent();
    }

    @Test
    void ofFewFramesNothingIsLearnt() throws Exception {
        var result = night("least-frames = 3, most-frames = 9");

        assertThat(result.summary())
                .isEqualTo("2 frames show objects of known classes, fewer than 3: nothing was learnt");
        assertThat(result.rowsOut()).isZero();
    }

    @Test
    void whatIsWorseIsNotReleased() throws Exception {
        var before = files(models);

        var result = night("least-frames = 2, most-frames = 9, steps = 4, learning-rate = 1");

        assertThat(result.rowsIn()).isEqualTo(2);
        assertThat(result.rowsOut()).isZero();
        assertThat(result.summary())
                .contains("scene-objects is not released")
                .contains("scene-regions is not released")
                .contains("scene-captions is not released");
        assertThat(files(models)).isEqualTo(before);
    }

    @Test
    void whereThereIsNoModelTheNewOneIsReleasedAndTheWorkIsTidiedAway() throws Exception {
        delete(Kind.SEGMENTER.folder(models));

        var result = night("least-frames = 2, most-frames = 9, steps = 4, learning-rate = 1");

        assertThat(result.rowsOut()).isEqualTo(1);
        assertThat(result.summary()).contains("scene-regions is released");
        assertThat(new ModelCatalogue(models).find(Kind.SEGMENTER.task(), Kind.SEGMENTER.modelName()))
                .isNotNull();
        try (var left = Files.list(data.resolve("fine-tuning"))) {
            assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("frames");
        }
    }

    @Test
    void framesOfWorldsAreOfTheNearestClassThatIsTrainedBy() throws IOException {
        var frames = new WorldFrames(context("enabled = true")).newest(9);

        assertThat(frames).hasSize(2);
        assertThat(frames).extracting(LabelledFrame::truth).containsOnly(LabelledFrame.Truth.SOME_OBJECTS);
        // The picture is 451 x 300: it is learnt by no larger than 320 x 240.
        assertThat(frames.get(0).width()).isEqualTo(320);
        assertThat(frames.get(0).objects()).singleElement().satisfies(object -> {
            assertThat(object.classIndex()).isEqualTo(1);
            assertThat(object.box().xMaximum()).isEqualTo(100 * 320.0 / 451);
        });
    }

    private StageResult night(String conf) throws Exception {
        return FineTune.stage(settings(conf)).orElseThrow().run(context(conf));
    }

    private Settings settings(String conf) throws IOException {
        var file = Files.writeString(
                data.resolve("night.conf"),
                "backpack.fine-tune {enabled = true, made-up-scenes = 2, held-out-scenes = 4\n" + conf + "}");
        return Settings.load(file);
    }

    /** Two frames, each with a chair of some kind that the renderer told of, and a thing of no class that is trained by. */
    private StageContext context(String conf) throws IOException {
        var made = Spark.context(data, settings(conf));
        var context = new StageContext(
                made.spark(),
                made.warehouse(),
                made.landing(),
                data.resolve("home"),
                data,
                made.settings(),
                made.progress());
        for (int i = 0; i < 2; i++) {
            var file = context.landing().root().resolve("scenes/s/" + i + ".png");
            Files.createDirectories(file.getParent());
            Files.copy(
                    HOME.resolve("spark-jobs/src/test/resources/perceive/chelsea.png"),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        insert(context, FrameRow.TABLE, List.of(frame(0), frame(1)));
        insert(
                context,
                TruthBoxRow.TABLE,
                List.of(
                        truth("s.f0", "a", "Armchair"),
                        truth("s.f0", "b", "Cat"),
                        truth("s.f1", "a", "Chair"),
                        new TruthBoxRow("s.f1", "c", Optional.empty(), 0, 0, 9, 9, 1)));
        return context;
    }

    private static <R extends Record> void insert(StageContext context, Table<R> table, List<R> rows) {
        context.warehouse().insertNew(table, context.warehouse().dataset(table, rows));
    }

    private static FrameRow frame(int number) {
        return new FrameRow(
                "s.f" + number,
                "s",
                "Camera",
                NOON.minusSeconds(number),
                "scenes/s/" + number + ".png",
                "0".repeat(64),
                451,
                300,
                List.of(),
                true,
                Optional.empty());
    }

    private static TruthBoxRow truth(String frame, String node, String className) {
        return new TruthBoxRow(frame, node, Optional.of(Ontology.NAMESPACE + className), 20, 30, 100, 130, 1);
    }

    /** What lies in a folder, with its bytes' hashes. */
    private static Map<String, Integer> files(Path folder) throws IOException {
        var files = new TreeMap<String, Integer>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
