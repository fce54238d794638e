package org.vsekai.backpack.relate.fusion;

import java.util.Arrays;
import java.util.Optional;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.Box;

/**
 * A detection in a calibrated camera's picture.
 *
 * @param sight the middle of its box
 * @param isWhole whether the box lies within the picture, so that its size tells that of the thing
 */
record Seen(String detectionId, String cameraId, String classIri, double score, Box box, Sight sight, boolean isWhole)
        implements Consensus.Sighting {
    /** None where the camera's lens shows nothing at the middle of the box. */
    static Optional<Seen> by(
            CalibratedCamera camera, String detectionId, String cameraId, String classIri, double score, Box box) {
        boolean isWhole = Arrays.stream(BoxSide.values()).allMatch(side -> side.isWithin(camera, box));
        return Sight.at(camera, (box.xMinimum() + box.xMaximum()) / 2, (box.yMinimum() + box.yMaximum()) / 2)
                .map(sight -> new Seen(detectionId, cameraId, classIri, score, box, sight, isWhole));
    }

    @Override
    public String id() {
        return detectionId;
    }

    double widthPixels() {
        return box.xMaximum() - box.xMinimum();
    }

    double heightPixels() {
        return box.yMaximum() - box.yMinimum();
    }

    /** How wide the thing is if it is at that place: metres across the picture. */
    double widthAt(Vector3 place) {
        return widthPixels() * metresPerPixel(place);
    }

    /** How high the thing is if it is at that place: metres along the picture's upright. */
    double heightAt(Vector3 place) {
        return heightPixels() * metresPerPixel(place);
    }

    private double metresPerPixel(Vector3 place) {
        var camera = sight.camera();
        double depth = camera.project(place).depth();
        double x = camera.width() / 2.0;
        double y = camera.height() / 2.0;
        return camera.unproject(x + 0.5, y, depth)
                .minus(camera.unproject(x - 0.5, y, depth))
                .length();
    }
}
