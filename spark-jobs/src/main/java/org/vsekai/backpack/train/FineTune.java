package org.vsekai.backpack.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.files.Folders;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.sample.TrainingScene.Shapes;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.SceneMeasure;
import org.vsekai.backpack.training.SceneModels;
import org.vsekai.backpack.training.SceneModels.Kind;
import org.vsekai.backpack.training.VisionTraining;

/**
 * Trains the scene models on, with what people's worlds declare of themselves, and releases each into the catalogue unless it is worse
 * than the present one on made-up scenes that are the same every night. Made-up scenes are learnt by beside the others: regions and
 * captions are known of them alone, and what was learnt once is not forgotten. A killed stage goes on at its checkpoint.
 */
public final class FineTune implements Stage {
    private static final String FOLDER = "fine-tuning";

    private final FineTuneSettings settings;

    private FineTune(FineTuneSettings settings) {
        this.settings = settings;
    }

    /**
     * The stage {@code train}, where it is switched on.
     *
     * @throws org.vsekai.backpack.config.InvalidSettingException when its section is not valid
     */
    public static Optional<Stage> stage(Settings settings) {
        var own = settings.bind(FineTuneSettings.SECTION, FineTuneSettings.class);
        return own.enabled() ? Optional.of(new FineTune(own)) : Optional.empty();
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(TruthBoxRow.TABLE, FrameRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return settings.toString();
    }

    @Override
    public StageResult run(StageContext context) {
        var worlds = new WorldFrames(context).newest(settings.mostFrames());
        if (worlds.size() < settings.leastFrames()) {
            return new StageResult(
                    worlds.size(),
                    0,
                    worlds.size() + " frames show objects of known classes, fewer than " + settings.leastFrames()
                            + ": nothing was learnt");
        }
        var catalogue = Perceive.catalogue(context).root();
        var start = SceneModels.start(catalogue);
        if (start.isEmpty()) {
            throw new IllegalStateException("there is no model to train on in " + catalogue
                    + ": ./backpack train-vision makes one from nothing");
        }
        var release = release(context, catalogue, start.get(), worlds);
        release.lines().forEach(line -> context.progress().says(name(), line));
        return new StageResult(worlds.size(), release.released(), String.join(" ", release.lines()));
    }

    private VisionRelease release(StageContext context, Path catalogue, Path start, List<LabelledFrame> worlds) {
        var folder = context.data().resolve(FOLDER);
        var key = key(context);
        var work = folder.resolve(key);
        long seed = seed(key);
        var frames = new ArrayList<>(worlds);
        frames.addAll(madeUp(context, folder, seed, settings.madeUpScenes()));
        var heldOut = new SceneMeasure(madeUp(context, folder, VisionRecipe.HELD_OUT_SEED, settings.heldOutScenes()));
        // One engine, one number of threads in a process: those of all the night's models.
        var inference = context.settings().bind(InferenceSettings.SECTION, InferenceSettings.class);
        var measuring = new Measuring(heldOut, inference);
        var kinds = EnumSet.allOf(Kind.class);
        var candidates = new VisionTraining(
                        settings.training(seed, inference.threadsPerCall()),
                        VisionRecipe.labels(),
                        work,
                        progress(context))
                .train(frames, Optional.of(start), 0);
        var release =
                VisionRelease.into(catalogue, candidates, kinds, measuring, measuring.ours(candidates, kinds), false);
        delete(work);
        delete(folder.resolve("frames")
                .resolve(trainingFrames(seed, settings.madeUpScenes()).folderName()));
        return release;
    }

    /** The same until there are other truths: a run after a kill goes on where that one was. */
    private static String key(StageContext context) {
        var of = context.warehouse().dataVersion(TruthBoxRow.TABLE) + " "
                + context.warehouse().dataVersion(FrameRow.TABLE);
        return Sha256.hex(of.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** Other scenes for other truths. */
    private static long seed(String key) {
        return Long.parseLong(key.substring(0, 7), 16) + VisionRecipe.HELD_OUT_SEED + 1;
    }

    private static TrainingFrames trainingFrames(long seed, int scenes) {
        return new TrainingFrames(seed, scenes, Shapes.KNOWN);
    }

    private static List<LabelledFrame> madeUp(StageContext context, Path folder, long seed, int scenes) {
        return trainingFrames(seed, scenes).in(folder.resolve("frames").toAbsolutePath(), context.spark());
    }

    private VisionTraining.Progress progress(StageContext context) {
        return new VisionTraining.Progress() {
            @Override
            public void say(String line) {
                context.progress().says(name(), line);
            }

            @Override
            public void written(Path candidates) {
                // It is measured at its end alone.
            }
        };
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}
