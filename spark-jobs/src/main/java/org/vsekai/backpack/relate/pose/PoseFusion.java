package org.vsekai.backpack.relate.pose;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vsekai.backpack.relate.fusion.Consensus;
import org.vsekai.backpack.relate.fusion.FirstSeenId;
import org.vsekai.backpack.relate.fusion.Moments;
import org.vsekai.backpack.relate.pose.PersonHistory.Newcomer;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.vision.CocoJoint;

/** From the persons that one model saw in the frames of one scene to their poses. Immutable and thread-safe; travels to executors. */
final class PoseFusion implements Serializable {
    private static final long serialVersionUID = 1L;

    private final PoseSettings settings;

    PoseFusion(PoseSettings settings) {
        this.settings = settings;
    }

    /**
     * The poses of a scene in the order of time, each person of a frame in one at most.
     *
     * @param cameras all of the scene's
     * @param frames at least those of the keypoints; the others do no harm
     * @param keypoints of one model in one task; those with too small a score are left out
     */
    List<ScenePoseRow> fuse(List<CameraRow> cameras, List<FrameRow> frames, List<KeypointRow> keypoints) {
        var lenses = new HashMap<String, CalibratedCamera>();
        cameras.forEach(camera -> lenses.put(camera.cameraId(), CalibratedCamera.of(camera)));
        var byFrame = byFrame(keypoints);
        var used = frames.stream()
                .filter(frame -> byFrame.containsKey(frame.frameId()) && lenses.containsKey(frame.cameraId()))
                .sorted(Comparator.comparing(FrameRow::capturedAt).thenComparing(FrameRow::frameId))
                .toList();
        var association = new PersonAssociation(settings);
        var history = new PersonHistory(settings);
        var rows = new ArrayList<ScenePoseRow>();
        for (var moment : Moments.of(used, settings.moment())) {
            var seen = new ArrayList<SeenPerson>();
            for (var frame : moment) {
                var camera = Objects.requireNonNull(lenses.get(frame.cameraId()));
                byFrame.getOrDefault(frame.frameId(), List.of())
                        .forEach(row -> seen.add(SeenPerson.by(camera, frame, row, settings)));
            }
            rows.addAll(rows(moment.get(0).capturedAt(), association.fuse(seen), history));
        }
        return rows;
    }

    private Map<String, List<KeypointRow>> byFrame(List<KeypointRow> keypoints) {
        var byFrame = new HashMap<String, List<KeypointRow>>();
        keypoints.stream()
                .filter(row -> row.score() >= settings.leastScore())
                .sorted(Comparator.comparing(KeypointRow::personId))
                .forEach(row -> byFrame.computeIfAbsent(row.frameId(), none -> new ArrayList<>())
                        .add(row));
        return byFrame;
    }

    private static List<ScenePoseRow> rows(
            Instant at, List<Consensus.Agreed<SeenPerson, PlacedJoints>> persons, PersonHistory history) {
        var newcomers = persons.stream()
                .map(person -> new Newcomer(
                        id("person", person.members()), person.agreement().points()))
                .toList();
        var ids = history.add(at, newcomers);
        var rows = new ArrayList<ScenePoseRow>();
        for (int i = 0; i < persons.size(); i++) {
            rows.add(row(ids.get(i), at, persons.get(i)));
        }
        return rows;
    }

    private static String id(String kind, List<SeenPerson> members) {
        var first = members.get(0).row();
        return FirstSeenId.of(first.sceneId(), kind, first.personId());
    }

    private static ScenePoseRow row(String personId, Instant at, Consensus.Agreed<SeenPerson, PlacedJoints> person) {
        var members = person.members();
        var first = members.get(0).row();
        var points = person.agreement().points();
        return new ScenePoseRow(
                id("pose", members),
                first.sceneId(),
                personId,
                first.task(),
                first.model(),
                first.modelDigest(),
                at,
                members.stream()
                        .mapToDouble(member -> member.row().score())
                        .average()
                        .orElseThrow(),
                members.size(),
                person.agreement().residual(),
                InverseKinematics.hips(points).map(hips -> new ScenePoseRow.Place(hips.x(), hips.y(), hips.z())),
                joints(person.agreement()),
                bones(points),
                members.stream().map(SeenPerson::id).sorted().toList());
    }

    private static List<ScenePoseRow.Joint> joints(PlacedJoints joints) {
        return joints.places().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(joint -> joint(joint.getKey(), joint.getValue()))
                .toList();
    }

    private static ScenePoseRow.Joint joint(CocoJoint joint, JointPlace place) {
        var point = place.point();
        return new ScenePoseRow.Joint(
                joint.cocoName(), point.x(), point.y(), point.z(), place.residual(), place.support());
    }

    private static List<ScenePoseRow.Bone> bones(Map<CocoJoint, Vector3> points) {
        return InverseKinematics.rotations(points).entrySet().stream()
                .map(bone -> new ScenePoseRow.Bone(
                        bone.getKey().vrmName(),
                        bone.getValue().x(),
                        bone.getValue().y(),
                        bone.getValue().z(),
                        bone.getValue().w()))
                .toList();
    }
}
