package org.vsekai.backpack.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.vsekai.backpack.vision.Box;

/** Frames of coloured rectangles on grey: class 0 is red, class 1 blue; region 1 is either, region 2 the lower half. */
final class MadeUpFrames {
    static final SceneLabels LABELS = new SceneLabels(List.of("red", "blue"), List.of("other", "thing", "ground"));

    private MadeUpFrames() {}

    static List<LabelledFrame> of(int count, long seed) {
        var random = new SplittableRandom(seed);
        var frames = new ArrayList<LabelledFrame>();
        for (int i = 0; i < count; i++) {
            frames.add(frame(random));
        }
        return frames;
    }

    private static LabelledFrame frame(SplittableRandom random) {
        int width = 128;
        int height = 96;
        var rgb = new byte[3 * width * height];
        var regions = new byte[width * height];
        for (int i = 0; i < width * height; i++) {
            boolean isGround = i / width >= height / 2;
            regions[i] = (byte) (isGround ? 2 : 0);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = (byte) (isGround ? 60 : 180);
            }
        }
        var objects = new ArrayList<LabelledObject>();
        for (int type = 0; type < 2; type++) {
            int x = 64 * type + random.nextInt(20);
            int y = random.nextInt(50);
            int wide = 20 + random.nextInt(20);
            int high = 20 + random.nextInt(20);
            for (int row = y; row < y + high; row++) {
                for (int column = x; column < x + wide; column++) {
                    int pixel = row * width + column;
                    regions[pixel] = 1;
                    rgb[3 * pixel] = (byte) (type == 0 ? 230 : 20);
                    rgb[3 * pixel + 1] = 20;
                    rgb[3 * pixel + 2] = (byte) (type == 0 ? 20 : 230);
                }
            }
            objects.add(new LabelledObject(type, new Box(x, y, x + wide, y + high), 1));
        }
        return new LabelledFrame(width, height, rgb, regions, objects, true, LabelledFrame.Truth.WHOLE);
    }
}
