package org.vsekai.backpack.relate.fusion;

import java.util.stream.IntStream;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.Box;

/** Boxes that a perfect detector would draw around upright cylinders as high as they are wide. */
final class Cylinders {
    private static final int AROUND = 360;

    private Cylinders() {}

    static Box box(CalibratedCamera camera, Vector3 middle, double size) {
        var seen = IntStream.range(0, 2 * AROUND)
                .mapToObj(i -> middle.plus(new Vector3(
                        size / 2 * Math.cos(2 * Math.PI * i / AROUND),
                        i < AROUND ? size / 2 : -size / 2,
                        size / 2 * Math.sin(2 * Math.PI * i / AROUND))))
                .map(camera::project)
                .toList();
        return new Box(
                seen.stream().mapToDouble(CalibratedCamera.Pixel::x).min().orElseThrow(),
                seen.stream().mapToDouble(CalibratedCamera.Pixel::y).min().orElseThrow(),
                seen.stream().mapToDouble(CalibratedCamera.Pixel::x).max().orElseThrow(),
                seen.stream().mapToDouble(CalibratedCamera.Pixel::y).max().orElseThrow());
    }
}
