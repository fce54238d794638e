package org.vsekai.backpack.train;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.render.Rendering;
import org.vsekai.backpack.sample.TrainingScene;
import org.vsekai.backpack.training.LabelledFrame;
import org.vsekai.backpack.training.LabelledObject;
import org.vsekai.backpack.vision.Box;

/** Draws training scenes with their truth. */
final class FrameDrawing {
    private FrameDrawing() {}

    /** The frames of a scene, one from each of its cameras. */
    static List<LabelledFrame> draw(TrainingScene scene) {
        var prepared = scene.rasterizer().prepare(scene.document());
        return scene.cameras().stream()
                .map(camera -> frame(scene, prepared.render(camera)))
                .toList();
    }

    private static LabelledFrame frame(TrainingScene scene, Rendering picture) {
        int pixels = picture.width() * picture.height();
        var regions = new byte[pixels];
        var regionOf = scene.things().stream()
                .mapToInt(thing -> thing.region().index())
                .toArray();
        for (int i = 0; i < pixels; i++) {
            int node = picture.node()[i];
            // Where nothing is, is the first region too.
            regions[i] = node < 0 ? 0 : (byte) regionOf[node];
        }
        return new LabelledFrame(
                picture.width(),
                picture.height(),
                picture.rgb(),
                regions,
                objects(scene, picture),
                scene.isRoom(),
                LabelledFrame.Truth.WHOLE);
    }

    private static List<LabelledObject> objects(TrainingScene scene, Rendering picture) {
        var objects = new ArrayList<LabelledObject>();
        for (var box : picture.boxes()) {
            scene.things()
                    .get(box.node())
                    .type()
                    .ifPresent(type -> objects.add(new LabelledObject(
                            type.index(), new Box(box.x1(), box.y1(), box.x2(), box.y2()), box.visibleFraction())));
        }
        return objects;
    }
}
