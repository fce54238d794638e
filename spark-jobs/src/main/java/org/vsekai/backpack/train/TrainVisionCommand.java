package org.vsekai.backpack.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.engine.EngineUnavailableException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.SceneMeasure;
import org.vsekai.backpack.training.SceneModels.Kind;
import org.vsekai.backpack.training.TrainingException;
import org.vsekai.backpack.training.TrainingSettings;
import org.vsekai.backpack.training.VisionTraining;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code backpack train-vision}: draws frames of made-up scenes, trains the detector, segmenter and captioner on them, measures them on
 * held-out ones, and releases them into a catalogue unless what lies there is better. Ends with 0 when all went well, 1 when models are
 * worse than those that are there, 2 on a wrong call.
 */
@Command(
        name = "train-vision",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains detector, segmenter and captioner for the ontology's classes on made-up scenes.")
public final class TrainVisionCommand implements Callable<Integer> {
    private static final double ON_RATE = 1e-3;
    private static final int LOOKS = 4;
    private static final int SHOWN = 3;
    /** Frames for a look on the way: enough to see where it goes. */
    private static final int LOOKED_AT = 60;

    @Option(names = "--out", paramLabel = "DIR", description = "catalogue for the models (default: conf/models)")
    private @Nullable Path out;

    @Option(names = "--work", paramLabel = "DIR", description = "frames and checkpoint (default: data/training)")
    private Path work = Path.of("data/training");

    @Option(names = "--minutes", paramLabel = "N", description = "training ends after them (default: ${DEFAULT-VALUE})")
    private double minutes = 50;

    @Option(names = "--steps", paramLabel = "N", description = "training ends after them (default: ${DEFAULT-VALUE})")
    private int steps = 20_000;

    @Option(names = "--scenes", paramLabel = "N", description = "scenes to train by (default: ${DEFAULT-VALUE})")
    private int scenes = 3_000;

    @Option(names = "--held-out", paramLabel = "N", description = "scenes to measure by (default: ${DEFAULT-VALUE})")
    private int heldOut = 100;

    @Option(names = "--seed", paramLabel = "N", description = "another seed, other scenes (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "of the training (default: ${DEFAULT-VALUE})")
    private int threads = 2;

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "TASK",
            description = "models to release: detector, segmenter, captioner (default: all)")
    private List<String> tasks = List.of("detector", "segmenter", "captioner");

    @Option(
            names = "--start",
            paramLabel = "FILE",
            description =
                    "a checkpoint.bin with the first weights; then pictures are large and steps smaller from the start")
    private @Nullable Path start;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "draws what the models say of held-out frames (PNG)")
    private @Nullable Path picture;

    @Option(names = "--force", description = "release them even if what is there is better")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new TrainVisionCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var kinds = kinds(commandLine);
        var home = Path.of(System.getProperty("backpack.home", ".")).toAbsolutePath();
        try {
            var training = settings();
            var settings = Settings.load(home.resolve("conf/backpack.conf"));
            return run(home, training, settings.bind(InferenceSettings.SECTION, InferenceSettings.class), kinds);
        } catch (IllegalArgumentException | InvalidSettingException e) {
            throw new ParameterException(commandLine, String.valueOf(e.getMessage()), e);
        } catch (TrainingException | UnusableModelException | EngineUnavailableException e) {
            commandLine.getErr().println("train-vision: " + e.getMessage());
            commandLine.getErr().flush();
            return CommandLine.ExitCode.USAGE;
        }
    }

    private TrainingSettings settings() {
        if (scenes < 1 || scenes > 100_000 || heldOut < 1 || heldOut > 10_000) {
            throw new IllegalArgumentException("--scenes must be 1 to 100000, --held-out 1 to 10000");
        }
        if (seed == VisionRecipe.HELD_OUT_SEED) {
            throw new IllegalArgumentException("--seed " + seed + " is that of the held-out scenes: take another");
        }
        return start == null
                ? VisionRecipe.fromNothing(steps, minutes, seed, threads)
                : VisionRecipe.goingOn(steps, minutes, ON_RATE, seed, threads);
    }

    private Set<Kind> kinds(CommandLine commandLine) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var task : tasks) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.spelling().equals(task))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            commandLine,
                            "--tasks: there is no " + task + "; there are detector, segmenter, captioner")));
        }
        return kinds;
    }

    /** Frames to train by, and those held out. */
    private record Sets(List<LabelledFrame> training, List<LabelledFrame> known, List<LabelledFrame> unseen) {}

    private int run(Path home, TrainingSettings training, InferenceSettings inference, Set<Kind> kinds) {
        var sets = sets();
        // One engine, one number of threads in a process.
        var settings = new InferenceSettings(
                training.threads(),
                inference.batchSize(),
                inference.largestPictureBytes(),
                inference.largestPicturePixels());
        var known = new Measuring(new SceneMeasure(sets.known()), settings);
        var unseen = new Measuring(new SceneMeasure(sets.unseen()), settings);
        var glance = new SceneMeasure(
                sets.known().subList(0, Math.min(LOOKED_AT, sets.known().size())));
        var looking = new Measuring(glance, settings);
        var candidates = new VisionTraining(training, VisionRecipe.labels(), work, progress(looking))
                .train(sets.training(), Optional.ofNullable(start), LOOKS);
        var all = EnumSet.allOf(Kind.class);
        var figures = new Figures(known.ours(candidates, all), unseen.ours(candidates, all));
        var shipped = home.resolve("conf/models");
        var labels = VisionRecipe.labels();
        Figures.table(
                        figures,
                        new Figures(known.nanodet(shipped), unseen.nanodet(shipped)),
                        Measuring.both(),
                        labels.classes(),
                        labels.regions())
                .forEach(line -> say("%s", line));
        new SharedScenes(home.resolve("../shared/scenes").normalize(), settings)
                .lines(candidates, shipped)
                .forEach(line -> say("%s", line));
        if (picture != null) {
            var shown = sets.known().subList(0, Math.min(SHOWN, sets.known().size()));
            show(new ResultSheet(candidates, settings).draw(shown), picture);
        }
        var release = VisionRelease.into(
                Objects.requireNonNullElse(out, shipped), candidates, kinds, known, figures.known(), force);
        release.lines().forEach(line -> say("%s", line));
        if (release.refused() > 0) {
            say("--force releases what is worse.");
        }
        return release.refused() > 0 ? 1 : CommandLine.ExitCode.OK;
    }

    private Sets sets() {
        long began = System.nanoTime();
        var spark = SparkSessions.open("local[2]", 2, false);
        try {
            var sets = new Sets(
                    drawn(spark, new TrainingFrames(seed, scenes, TrainingScene.Shapes.KNOWN)),
                    drawn(spark, new TrainingFrames(VisionRecipe.HELD_OUT_SEED, heldOut, TrainingScene.Shapes.KNOWN)),
                    drawn(spark, new TrainingFrames(VisionRecipe.HELD_OUT_SEED, heldOut, TrainingScene.Shapes.UNSEEN)));
            say(
                    "%d frames to train by, %d and %d held out, in %.0f s.",
                    sets.training().size(),
                    sets.known().size(),
                    sets.unseen().size(),
                    (System.nanoTime() - began) / 1e9);
            return sets;
        } finally {
            spark.stop();
        }
    }

    private void show(ResultSheet.Drawn sheet, Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            ImageIO.write(sheet.image(), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
        sheet.captions().forEach(caption -> say("  %s", caption));
    }

    private List<LabelledFrame> drawn(SparkSession spark, TrainingFrames frames) {
        return frames.in(work.resolve("frames").toAbsolutePath(), spark);
    }

    private VisionTraining.Progress progress(Measuring measuring) {
        return new VisionTraining.Progress() {
            @Override
            public void say(String line) {
                TrainVisionCommand.this.say("%s", line);
            }

            @Override
            public void written(Path catalogue) {
                var now = measuring.ours(catalogue, EnumSet.allOf(Kind.class));
                TrainVisionCommand.this.say(
                        "  held out: mAP@0.5 %.3f, mIoU %.3f, captions %.3f",
                        now.detections().orElseThrow().mean(),
                        now.regions().orElseThrow().mean(),
                        now.captions().orElseThrow().words());
            }
        };
    }

    private void say(String format, Object... values) {
        PrintWriter writer = Objects.requireNonNull(spec).commandLine().getOut();
        writer.println(String.format(Locale.ROOT, format, values));
        writer.flush();
    }
}
