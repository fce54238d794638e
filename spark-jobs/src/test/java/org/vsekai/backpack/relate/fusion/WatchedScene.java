package org.vsekai.backpack.relate.fusion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;

/** The scene s with three cameras around its middle, and what a faultless model sees in their pictures. */
final class WatchedScene {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    /** How wide and high things are, in metres. */
    static final double SIZE = 0.6;

    private final List<PinholeCamera> eyes = List.of(eye(0), eye(1.2), eye(2.4));
    private final List<FrameRow> frames = new ArrayList<>();
    private final List<DetectionRow> detections = new ArrayList<>();

    private static PinholeCamera eye(double around) {
        var at = new Vector3(5 * Math.sin(around), 1.8, 5 * Math.cos(around));
        var pose = Matrix4.compose(at, Quaternion.looking(at, new Vector3(0, 0.5, 0)), new Vector3(1, 1, 1));
        return new PinholeCamera(640, 480, 500, 500, 320, 240, pose, 0.05, 100);
    }

    List<CameraRow> cameras() {
        var rows = new ArrayList<CameraRow>();
        for (int i = 0; i < eyes.size(); i++) {
            rows.add(eyes.get(i).row("s", "c" + i));
        }
        return rows;
    }

    List<FrameRow> frames() {
        return frames;
    }

    List<DetectionRow> detections() {
        return detections;
    }

    /** All cameras take a picture; each sees the thing there. */
    void see(int moment, double scale, String classIri, Vector3... things) {
        for (int camera = 0; camera < eyes.size(); camera++) {
            var frameId = "s.f" + moment + "." + camera;
            // Cameras are never quite at one.
            var at = NOON.plusSeconds(moment).plusMillis(10L * camera);
            if (frames.stream().noneMatch(frame -> frame.frameId().equals(frameId))) {
                frames.add(new FrameRow(
                        frameId,
                        "s",
                        "c" + camera,
                        at,
                        "p",
                        "h",
                        (int) (640 * scale),
                        (int) (480 * scale),
                        List.of(),
                        true,
                        Optional.empty()));
            }
            for (var thing : things) {
                detections.add(detection(frameId, camera, scale, classIri, thing));
            }
        }
    }

    private DetectionRow detection(String frameId, int camera, double scale, String classIri, Vector3 thing) {
        var box = Cylinders.box(eyes.get(camera), thing, SIZE);
        return new DetectionRow(
                frameId + ":" + detections.size(),
                frameId,
                "s",
                "c" + camera,
                "m",
                "1",
                "d".repeat(64),
                classIri,
                0.9,
                box.xMinimum() * scale,
                box.yMinimum() * scale,
                box.xMaximum() * scale,
                box.yMaximum() * scale,
                Optional.of(classIri));
    }

    /** A node about a place, as large as things are. */
    static SceneNodeRow node(String id, Vector3 middle, Optional<String> classIri) {
        double half = SIZE / 2;
        return new SceneNodeRow(
                "s",
                id,
                Matrix4.translation(middle).toList(),
                List.of(middle.x() - half, middle.y() - half, middle.z() - half),
                List.of(middle.x() + half, middle.y() + half, middle.z() + half),
                12,
                classIri);
    }
}
