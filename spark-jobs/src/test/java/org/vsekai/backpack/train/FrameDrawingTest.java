package org.vsekai.backpack.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.sample.TrainingClass;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.training.LabelledFrame;

class FrameDrawingTest {
    @Test
    void everyObjectsBoxTouchesPixelsOfItsRegionOnEachSide() {
        LongStream.range(0, 8)
                .mapToObj(number -> TrainingScene.of(2, number, TrainingScene.Shapes.KNOWN, 160, 120))
                .flatMap(scene -> FrameDrawing.draw(scene).stream())
                .forEach(FrameDrawingTest::check);
    }

    private static void check(LabelledFrame frame) {
        for (var object : frame.objects()) {
            int region = Arrays.asList(TrainingClass.values())
                    .get(object.classIndex())
                    .region()
                    .index();
            var box = object.box();
            int left = (int) box.xMinimum();
            int right = (int) box.xMaximum() - 1;
            int top = (int) box.yMinimum();
            int bottom = (int) box.yMaximum() - 1;
            assertThat(column(frame, left, top, bottom, region)).isTrue();
            assertThat(column(frame, right, top, bottom, region)).isTrue();
            assertThat(row(frame, top, left, right, region)).isTrue();
            assertThat(row(frame, bottom, left, right, region)).isTrue();
        }
    }

    private static boolean column(LabelledFrame frame, int x, int top, int bottom, int region) {
        for (int y = top; y <= bottom; y++) {
            if (frame.regions()[y * frame.width() + x] == region) {
                return true;
            }
        }
        return false;
    }

    private static boolean row(LabelledFrame frame, int y, int left, int right, int region) {
        for (int x = left; x <= right; x++) {
            if (frame.regions()[y * frame.width() + x] == region) {
                return true;
            }
        }
        return false;
    }
}
