package org.vsekai.backpack.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.training.LabelledFrame;

@Tag("slow")
class TrainingFramesTest {
    private static final TrainingFrames FRAMES = new TrainingFrames(9, 3, TrainingScene.Shapes.KNOWN);

    @TempDir
    private Path folder;

    @Test
    void sparkDrawsWhatIsDrawnWithoutIt() {
        var drawn = FRAMES.in(folder, Spark.session());
        assertThat(drawn).hasSize(9);
        for (int scene = 0; scene < 3; scene++) {
            var alone = FrameDrawing.draw(TrainingScene.of(
                    9, scene, TrainingScene.Shapes.KNOWN, LabelledFrame.USUAL_WIDTH, LabelledFrame.USUAL_HEIGHT));
            for (int camera = 0; camera < 3; camera++) {
                var frame = drawn.get(3 * scene + camera);
                assertThat(frame.rgb()).isEqualTo(alone.get(camera).rgb());
                assertThat(frame.regions()).isEqualTo(alone.get(camera).regions());
                assertThat(frame.objects()).isEqualTo(alone.get(camera).objects());
                assertThat(frame.isRoom()).isEqualTo(alone.get(camera).isRoom());
            }
        }
    }

    @Test
    void whatIsThereIsNotDrawnAgain() throws Exception {
        FRAMES.in(folder, Spark.session());
        var success = folder.resolve(FRAMES.folderName()).resolve("_SUCCESS");
        var drawnAt = Files.getLastModifiedTime(success);
        assertThat(FRAMES.in(folder, Spark.session())).hasSize(9);
        assertThat(Files.getLastModifiedTime(success)).isEqualTo(drawnAt);
    }
}
