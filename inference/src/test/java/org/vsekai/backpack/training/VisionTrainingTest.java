package org.vsekai.backpack.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.training.SceneModels.Kind;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.SceneSegmenter;

class VisionTrainingTest {
    private static final InferenceSettings INFERENCE = new InferenceSettings(1, 4, 1 << 22, 1 << 22);
    private static final List<LabelledFrame> FRAMES = MadeUpFrames.of(4, 5);

    @TempDir
    private Path work;

    private final List<String> said = new ArrayList<>();
    private final List<Path> looks = new ArrayList<>();

    private VisionTraining training(int steps, long seed) {
        var settings = new TrainingSettings(64, 64, 64, 32, 0.1, 4, steps, 10, 4e-3, seed, 1);
        return new VisionTraining(settings, MadeUpFrames.LABELS, work, new VisionTraining.Progress() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public void written(Path catalogue) {
                looks.add(catalogue);
            }
        });
    }

    @Test
    @Tag("slow")
    void itLearnsAFewFramesByHeartAndTheShippedModelsShowIt() {
        var catalogue = new ModelCatalogue(training(250, 1).train(FRAMES, Optional.empty(), 1));
        var measure = new SceneMeasure(FRAMES);
        var detector = catalogue.find(Kind.DETECTOR.task(), Kind.DETECTOR.modelName());
        try (var open = ObjectDetector.open(detector, INFERENCE)) {
            assertThat(measure.detections(open, Map.of("red", 0, "blue", 1), 2).mean())
                    .isGreaterThan(0.9);
        }
        var segmenter = catalogue.find(Kind.SEGMENTER.task(), Kind.SEGMENTER.modelName());
        try (var open = SceneSegmenter.open(segmenter, INFERENCE)) {
            assertThat(measure.regions(open, 3).mean()).isGreaterThan(0.85);
        }
        var captioner = catalogue.find(Kind.CAPTIONER.task(), Kind.CAPTIONER.modelName());
        try (var open = SceneCaptioner.open(captioner, INFERENCE)) {
            assertThat(measure.captions(open, 2).words()).isGreaterThan(0.85);
        }
        assertThat(looks).hasSize(1);
        assertThat(said).anyMatch(line -> line.startsWith("step 50 of 250"));
    }

    @Test
    void aFinishedTrainingGoesOnWhereItWasAndDoesNothingMore() throws Exception {
        training(2, 1).train(FRAMES, Optional.empty(), 0);
        var card = work.resolve("models/object-detection/scene-objects/card.yaml");
        var first = Files.readString(card);
        training(2, 1).train(FRAMES, Optional.empty(), 0);
        assertThat(said).contains("Goes on after step 2.");
        assertThat(Files.readString(card)).isEqualTo(first);
    }

    @Test
    void aTrainingThatStartsFromWeightsIsNoWorseThanTheyWere() throws Exception {
        var plan = SceneNetwork.plan(64, 64, 2, 3);
        var samples = FRAMES.stream()
                .map(frame -> Sample.of(frame, View.whole(frame, 64, 64), plan, 2, 3))
                .toList();
        var settings = new TrainingSettings(64, 64, 64, 64, 0, 4, 9, 9, 4e-3, 1, 1);
        var file = work.resolve("start.bin");
        float last = 0;
        try (var trainer = new SceneTrainer(plan, 1, 1)) {
            for (int i = 0; i < 60; i++) {
                last = trainer.step(samples, plan, 4e-3);
            }
            Checkpoint.write(file, settings, new Checkpoint(60, 1), trainer);
        }
        try (var trainer = new SceneTrainer(plan, 1, 2)) {
            Checkpoint.start(file, trainer);

            assertThat(trainer.step(samples, plan, 1e-6)).isLessThan(2 * last);
            assertThat(trainer.step(samples, plan, 1e-6)).isLessThan(2 * last);
        }
    }

    @Test
    void theSameSeedGivesTheSameWeights() throws Exception {
        var card = work.resolve("models/object-detection/scene-objects/card.yaml");
        training(2, 1).train(FRAMES, Optional.empty(), 0);
        var first = Files.readString(card);
        Files.delete(work.resolve("checkpoint.bin"));
        training(2, 1).train(FRAMES, Optional.empty(), 0);
        assertThat(Files.readString(card)).isEqualTo(first);
        Files.delete(work.resolve("checkpoint.bin"));
        training(2, 2).train(FRAMES, Optional.empty(), 0);
        assertThat(Files.readString(card)).isNotEqualTo(first);
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefusedWithTheCure() {
        training(2, 1).train(FRAMES, Optional.empty(), 0);
        assertThatThrownBy(() -> training(3, 1).train(FRAMES, Optional.empty(), 0))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("checkpoint.bin is of another training")
                .hasMessageContaining("delete it, or train in another folder");
    }

    @Test
    void aBrokenCheckpointIsRefusedWithTheCure() throws Exception {
        Files.createDirectories(work);
        Files.write(work.resolve("checkpoint.bin"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> training(2, 1).train(FRAMES, Optional.empty(), 0))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("cannot be read as a checkpoint: delete it");
    }

    @Test
    void aCheckpointServesAsTheStartOfAnotherTraining() throws Exception {
        training(2, 1).train(FRAMES, Optional.empty(), 0);
        var start = Files.move(work.resolve("checkpoint.bin"), work.resolve("start.bin"));
        assertThat(training(1, 9).train(FRAMES, Optional.of(start), 0)).isDirectory();
    }

    @Test
    void withoutFramesItDoesNotBegin() {
        assertThatThrownBy(() -> training(2, 1).train(List.of(), Optional.empty(), 0))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no frames");
    }
}
