package org.vsekai.backpack.relate.pose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.vision.CocoJoint;

/** The scene s with three cameras around its middle, and the persons that a model sees in their pictures, as well as it can. */
final class WatchedPeople {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final List<PinholeCamera> eyes = List.of(eye(0), eye(1.3), eye(2.6));
    private final List<FrameRow> frames = new ArrayList<>();
    private final List<KeypointRow> keypoints = new ArrayList<>();
    private final Random random = new Random(4);
    private final double noise;

    /** @param noise by how many pixels the model has joints elsewhere, as the standard deviation of each coordinate */
    WatchedPeople(double noise) {
        this.noise = noise;
    }

    static PinholeCamera eye(double around) {
        var at = new Vector3(4.5 * Math.sin(around), 1.6, 4.5 * Math.cos(around));
        var pose = Matrix4.compose(at, Quaternion.looking(at, new Vector3(0, 0.9, 0)), new Vector3(1, 1, 1));
        return new PinholeCamera(640, 480, 500, 500, 320, 240, pose, 0.05, 100);
    }

    /** Someone of usual build who stands there with bent arms. */
    static Map<CocoJoint, Vector3> someone(double x, double z, double heading) {
        return TPosed.like(TPosed.usual())
                .joints(
                        new Vector3(x, 0.9, z),
                        Map.of(
                                HumanoidBone.HIPS, Quaternion.about(new Vector3(0, 1, 0), heading),
                                HumanoidBone.LEFT_UPPER_ARM, Quaternion.about(new Vector3(0, 0, 1), -1.2),
                                HumanoidBone.LEFT_LOWER_ARM, Quaternion.about(new Vector3(0, 1, 0), -0.9),
                                HumanoidBone.RIGHT_UPPER_ARM, Quaternion.about(new Vector3(0, 0, 1), 0.4),
                                HumanoidBone.RIGHT_LOWER_ARM, Quaternion.about(new Vector3(0, 1, 0), 1.4)));
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

    List<KeypointRow> keypoints() {
        return keypoints;
    }

    /** All cameras take a picture; each sees all of the persons' joints. Rows tell in their ids who it is. */
    @SafeVarargs
    final void see(int moment, Map<CocoJoint, Vector3>... persons) {
        for (int camera = 0; camera < eyes.size(); camera++) {
            for (int person = 0; person < persons.length; person++) {
                see(moment, camera, "person" + person, persons[person], Set.of());
            }
        }
    }

    /** One camera sees somebody, but for some joints. */
    void see(int moment, int camera, String name, Map<CocoJoint, Vector3> person, Set<CocoJoint> hidden) {
        var frameId = "s.f" + moment + "." + camera;
        if (frames.stream().noneMatch(frame -> frame.frameId().equals(frameId))) {
            // Cameras are never quite at one.
            var at = NOON.plusMillis(500L * moment).plusMillis(10L * camera);
            frames.add(new FrameRow(
                    frameId, "s", "c" + camera, at, "p", "h", 640, 480, List.of(), true, Optional.empty()));
        }
        var joints = Arrays.stream(CocoJoint.values())
                .map(joint -> joint(eyes.get(camera), joint, person, !hidden.contains(joint)))
                .toList();
        keypoints.add(row(frameId, "c" + camera, name, joints));
    }

    private KeypointRow.Joint joint(
            PinholeCamera eye, CocoJoint joint, Map<CocoJoint, Vector3> person, boolean isSeen) {
        var point = person.get(joint);
        if (point == null) {
            return new KeypointRow.Joint(joint.cocoName(), 0, 0, 0.1, false);
        }
        var pixel = eye.project(point);
        return new KeypointRow.Joint(
                joint.cocoName(),
                pixel.x() + noise * random.nextGaussian(),
                pixel.y() + noise * random.nextGaussian(),
                isSeen ? 0.5 + 0.5 * random.nextDouble() : 0.1,
                isSeen);
    }

    static KeypointRow row(String frameId, String cameraId, String name, List<KeypointRow.Joint> joints) {
        return new KeypointRow(
                frameId + ":" + name,
                frameId,
                "s",
                cameraId,
                Optional.empty(),
                "pose",
                "m",
                "1",
                "d".repeat(64),
                0.9,
                joints.stream().mapToDouble(KeypointRow.Joint::x).min().orElseThrow(),
                joints.stream().mapToDouble(KeypointRow.Joint::y).min().orElseThrow(),
                joints.stream().mapToDouble(KeypointRow.Joint::x).max().orElseThrow(),
                joints.stream().mapToDouble(KeypointRow.Joint::y).max().orElseThrow(),
                joints,
                List.of());
    }
}
