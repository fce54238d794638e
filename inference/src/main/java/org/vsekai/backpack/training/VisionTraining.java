package org.vsekai.backpack.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Trains a network on frames and writes what comes of it as models. The same settings and frames give the same order of frames and
 * parts of frames; the weights are the same to the last bit where the engine's arithmetic is (one machine, the same number of threads,
 * never stopped, ended by steps rather than minutes). Its working folder holds a checkpoint from which a killed training goes on. Used
 * once, by one thread.
 */
public final class VisionTraining {
    private static final String CHECKPOINT = "checkpoint.bin";
    private static final int STEPS_PER_CHECKPOINT = 200;
    private static final int STEPS_PER_LINE = 50;
    private static final int MOST_SKIPPED = 100;
    /** How much of the mean loss is that of the last step. */
    private static final double FRESH = 0.02;

    private final TrainingSettings settings;
    private final SceneLabels labels;
    private final Path work;
    private final Progress progress;
    private final NetworkPlan plan;
    private final NetworkPlan early;
    /** What the weights it begins with come of, where that is known. */
    private Optional<String> before = Optional.empty();

    /** Hears how it goes. */
    public interface Progress {
        /** A line of text for people. */
        void say(String line);

        /**
         * Hears that models of the training so far lie in a catalogue, to be measured.
         *
         * @param catalogue overwritten when the next ones are written
         */
        void written(Path catalogue);
    }

    public VisionTraining(TrainingSettings settings, SceneLabels labels, Path work, Progress progress) {
        this.settings = settings;
        this.labels = labels;
        this.work = work;
        this.progress = progress;
        this.plan = plan(settings.width(), settings.height());
        this.early = plan(settings.earlyWidth(), settings.earlyHeight());
    }

    private NetworkPlan plan(int width, int height) {
        return SceneNetwork.plan(
                width, height, labels.classes().size(), labels.regions().size());
    }

    /**
     * Trains, or goes on where it was stopped.
     *
     * @param start a checkpoint to take the first weights from; without one they are random
     * @param looks how often on its way the models so far are written and shown to the progress
     * @return the catalogue with the models, in the working folder
     * @throws TrainingException with what to do, when it cannot
     */
    public Path train(List<LabelledFrame> frames, Optional<Path> start, int looks) {
        if (frames.isEmpty()) {
            throw TrainingException.noFrames();
        }
        before = start.flatMap(SceneModels::originOf);
        var file = work.resolve(CHECKPOINT);
        var drawing = Executors.newSingleThreadExecutor();
        try (var trainer = new SceneTrainer(plan, settings.threads(), settings.seed())) {
            var at = new Checkpoint(0, 0);
            if (Files.exists(file)) {
                at = Checkpoint.read(file, settings, trainer);
                progress.say("Goes on after step " + at.step() + ".");
            } else {
                start.ifPresent(weights -> Checkpoint.start(weights, trainer));
            }
            at = steps(frames, trainer, at, looks, drawing);
            Checkpoint.write(file, settings, at, trainer);
            return write(trainer, at);
        } finally {
            drawing.shutdownNow();
        }
    }

    private Checkpoint steps(
            List<LabelledFrame> frames, SceneTrainer trainer, Checkpoint from, int looks, ExecutorService drawing) {
        long began = System.nanoTime();
        var at = from;
        double mean = Double.NaN;
        double looked = share(from);
        var next = CompletableFuture.supplyAsync(() -> batch(frames, from.step(), planAt(share(from))), drawing);
        while (share(at) < 1) {
            int step = at.step();
            double share = share(at);
            var batch = next.join();
            next = CompletableFuture.supplyAsync(() -> batch(frames, step + 1, planAt(share)), drawing);
            double loss = trainer.step(batch.samples(), batch.plan(), settings.rate(step, share));
            mean = Double.isNaN(mean) ? loss : (1 - FRESH) * mean + FRESH * loss;
            if (trainer.skipped() > MOST_SKIPPED) {
                throw TrainingException.diverged(trainer.skipped());
            }
            at = new Checkpoint(step + 1, from.minutes() + (System.nanoTime() - began) / 60e9);
            if (at.step() % STEPS_PER_LINE == 0) {
                say(at, mean, (at.step() - from.step()) * settings.batch() * 1e9 / (System.nanoTime() - began), frames);
            }
            if (at.step() % STEPS_PER_CHECKPOINT == 0) {
                Checkpoint.write(work.resolve(CHECKPOINT), settings, at, trainer);
            }
            if (Math.floor(share(at) * (looks + 1)) > Math.floor(looked * (looks + 1)) && share(at) < 1) {
                progress.written(write(trainer, at));
            }
            looked = share(at);
        }
        return at;
    }

    /** How much of the training is done, 0 to 1. */
    private double share(Checkpoint at) {
        return Math.min(1, Math.max((double) at.step() / settings.steps(), at.minutes() / settings.minutes()));
    }

    private void say(Checkpoint at, double loss, double speed, List<LabelledFrame> frames) {
        progress.say(String.format(
                Locale.ROOT,
                "step %d of %d, epoch %.1f, loss %.3f, %.0f frames/s, %.1f of %.0f minutes",
                at.step(),
                settings.steps(),
                (double) at.step() * settings.batch() / frames.size(),
                loss,
                speed,
                at.minutes(),
                settings.minutes()));
    }

    /** Small at first, when there is most to learn and little of it is in the details. */
    private NetworkPlan planAt(double share) {
        return share < settings.earlyShare() ? early : plan;
    }

    private record Batch(List<Sample> samples, NetworkPlan plan) {}

    /** The samples of a step: those of a seed and a step, whatever was before. */
    private Batch batch(List<LabelledFrame> frames, int step, NetworkPlan size) {
        var random = new SplittableRandom(settings.seed() * 0x9e3779b97f4a7c15L + step);
        var samples = new ArrayList<Sample>(settings.batch());
        for (int i = 0; i < settings.batch(); i++) {
            var frame = frames.get(random.nextInt(frames.size()));
            var view = View.random(frame, size.width(), size.height(), random);
            samples.add(Sample.of(
                    frame, view, size, labels.classes().size(), labels.regions().size()));
        }
        return new Batch(samples, size);
    }

    private Path write(SceneTrainer trainer, Checkpoint at) {
        var catalogue = work.resolve("models");
        // Weights that went on from others have all that those came of for an origin.
        var origin = before.map(former -> former + "; then ").orElse("./backpack train-vision, ") + "seed "
                + settings.seed() + ", " + at.step() + " steps of " + settings.batch() + " made-up frames";
        for (var kind : SceneModels.Kind.values()) {
            SceneModels.write(catalogue, kind, trainer, settings, labels, origin);
        }
        return catalogue;
    }
}
