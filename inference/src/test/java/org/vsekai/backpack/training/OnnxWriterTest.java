package org.vsekai.backpack.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.Tensor;
import org.vsekai.backpack.training.SceneModels.Kind;

class OnnxWriterTest {
    private static final InferenceSettings INFERENCE = new InferenceSettings(1, 1, 1 << 22, 1 << 22);
    private static final TrainingSettings SETTINGS = new TrainingSettings(64, 64, 64, 64, 0, 4, 3, 5, 1e-3, 7, 1);
    private static final List<String> OUTPUTS = List.of(
            SceneNetwork.HEAT, SceneNetwork.EDGES, SceneNetwork.REGIONS, SceneNetwork.COUNTS, SceneNetwork.ROOM);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenGivesWhatWasTrained() {
        var plan = SceneNetwork.plan(64, 64, 2, 3);
        var samples = MadeUpFrames.of(4, 1).stream()
                .map(frame -> Sample.of(frame, View.whole(frame, 64, 64), plan, 2, 3))
                .toList();
        try (var trainer = new SceneTrainer(plan, 1, 3)) {
            // Steps, so that the running means of normalisation are not those of the beginning.
            for (int i = 0; i < 3; i++) {
                trainer.step(samples, plan, 1e-3);
            }
            var expected = trainer.outputs(samples.subList(0, 1));
            for (var kind : Kind.values()) {
                SceneModels.write(folder, kind, trainer, SETTINGS, MadeUpFrames.LABELS, "a test");
                assertSame(kind, samples.get(0).pixels, expected);
            }
        }
    }

    private void assertSame(Kind kind, float[] pixels, List<float[]> expected) {
        var places = Map.of(
                Kind.DETECTOR, List.of(0, 1),
                Kind.SEGMENTER, List.of(2),
                Kind.CAPTIONER, List.of(3, 4));
        var model = new ModelCatalogue(folder).find(kind.task(), kind.modelName());
        try (var session = Network.load(model, Network.ONLY, INFERENCE).open();
                var outputs = session.run(List.of(Tensor.of(pixels, 1, 3, 64, 64)))) {
            assertThat(outputs.size()).isEqualTo(places.get(kind).size());
            for (int i = 0; i < outputs.size(); i++) {
                int place = places.get(kind).get(i);
                assertThat(outputs.floats(i)).as(OUTPUTS.get(place)).hasSameSizeAs(expected.get(place));
                assertThat(difference(outputs.floats(i), expected.get(place)))
                        .as(OUTPUTS.get(place))
                        .isCloseTo(0, within(1e-4));
            }
        }
    }

    private static double difference(float[] some, float[] others) {
        double most = 0;
        for (int i = 0; i < some.length; i++) {
            most = Math.max(most, Math.abs(some[i] - others[i]));
        }
        return most;
    }
}
