package org.vsekai.backpack.relate.pose;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.vision.CocoJoint;

class PoseFusionTest {
    private final PoseFusion fusion =
            new PoseFusion(Settings.defaults().bind("backpack.relate.poses", PoseSettings.class));

    private List<ScenePoseRow> fuse(WatchedPeople people) {
        return fusion.fuse(people.cameras(), people.frames(), people.keypoints());
    }

    /** Whom the keypoints are of. */
    private static Set<String> names(ScenePoseRow pose) {
        return pose.keypointIds().stream()
                .map(id -> id.substring(id.indexOf(':') + 1))
                .collect(Collectors.toSet());
    }

    private static double error(ScenePoseRow.Joint joint, Map<CocoJoint, Vector3> person) {
        var truth = requireNonNull(person.get(CocoJoint.valueOf(joint.name().toUpperCase(java.util.Locale.ROOT))));
        return new Vector3(joint.x(), joint.y(), joint.z()).minus(truth).length();
    }

    @Test
    void whatIsSeenExactlyIsFoundExactly() {
        var people = new WatchedPeople(0);
        var person = WatchedPeople.someone(0.2, -0.3, 0.7);
        people.see(0, person);

        var poses = fuse(people);

        assertThat(poses).hasSize(1);
        var pose = poses.get(0);
        assertThat(pose.support()).isEqualTo(3);
        assertThat(pose.residual()).isLessThan(1e-3);
        assertThat(pose.capturedAt()).isEqualTo(WatchedPeople.NOON);
        assertThat(pose.joints()).hasSize(17).allSatisfy(joint -> {
            assertThat(error(joint, person)).isLessThan(1e-5);
            assertThat(joint.support()).isEqualTo(3);
        });
        assertThat(pose.hips().orElseThrow().x()).isCloseTo(0.2, within(1e-5));
        assertThat(pose.keypointIds()).hasSize(3).isSorted();
        assertThat(pose.bones())
                .extracting(ScenePoseRow.Bone::bone)
                .contains("hips", "leftUpperArm", "rightLowerLeg", "head")
                .hasSize(HumanoidBone.values().length);
        var hips = pose.bones().get(0);
        assertThat(2 * Math.atan2(hips.y(), hips.w())).isCloseTo(0.7, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.001", "1, 0.04", "2, 0.08"})
    void threePersonsAtOnceAreToldApartAndTheirJointsAreNearTheTruth(double noise, double most) {
        var people = new WatchedPeople(noise);
        var persons = List.of(
                WatchedPeople.someone(0, 0, 0.4),
                WatchedPeople.someone(0.9, 0.3, 2.9),
                WatchedPeople.someone(-0.7, 0.5, -1.2));
        people.see(0, persons.get(0), persons.get(1), persons.get(2));
        Collections.shuffle(people.keypoints(), new Random(7));

        var poses = fuse(people);

        assertThat(poses).hasSize(3).allSatisfy(pose -> {
            assertThat(pose.support()).isEqualTo(3);
            assertThat(names(pose)).hasSize(1);
            int person = Integer.parseInt(names(pose).iterator().next().substring("person".length()));
            assertThat(pose.joints()).hasSize(17).allSatisfy(joint -> assertThat(error(joint, persons.get(person)))
                    .isLessThanOrEqualTo(most));
        });
    }

    @Test
    void hiddenJointsAreLeftOutAndTheBonesThatNeedThem() {
        var people = new WatchedPeople(0);
        var person = WatchedPeople.someone(0, 0, 0);
        people.see(0, 0, "person0", person, Set.of(CocoJoint.LEFT_WRIST, CocoJoint.RIGHT_KNEE));
        people.see(0, 1, "person0", person, Set.of(CocoJoint.LEFT_WRIST));

        var pose = fuse(people).get(0);

        assertThat(pose.joints())
                .extracting(ScenePoseRow.Joint::name)
                .hasSize(15)
                .doesNotContain("left_wrist", "right_knee");
        assertThat(pose.bones())
                .extracting(ScenePoseRow.Bone::bone)
                .contains("leftUpperArm", "leftLowerLeg")
                .doesNotContain("leftLowerArm", "rightUpperLeg", "rightLowerLeg");
    }

    @Test
    void aJointThatOneCameraSawElsewhereIsWhereTheOthersSawIt() {
        var people = new WatchedPeople(0);
        var person = WatchedPeople.someone(0, 0, 0);
        people.see(0, person);
        people.keypoints().set(0, moved(people.keypoints().get(0), "left_wrist", 60));

        var pose = fuse(people).get(0);

        assertThat(pose.support()).isEqualTo(3);
        assertThat(pose.joints()).allSatisfy(joint -> {
            assertThat(error(joint, person)).isLessThan(1e-5);
            assertThat(joint.support()).isEqualTo(joint.name().equals("left_wrist") ? 2 : 3);
        });
    }

    @Test
    void aJointOnWhichTwoCamerasDisagreeIsNowhere() {
        var people = new WatchedPeople(0);
        var person = WatchedPeople.someone(0, 0, 0);
        people.see(0, 0, "person0", person, Set.of());
        people.see(0, 1, "person0", person, Set.of());
        people.keypoints().set(0, moved(people.keypoints().get(0), "left_wrist", 60));

        assertThat(fuse(people).get(0).joints())
                .extracting(ScenePoseRow.Joint::name)
                .hasSize(16)
                .doesNotContain("left_wrist");
    }

    private static KeypointRow moved(KeypointRow row, String joint, double down) {
        var joints = row.joints().stream()
                .map(one -> one.name().equals(joint)
                        ? new KeypointRow.Joint(one.name(), one.x(), one.y() + down, one.score(), one.seen())
                        : one)
                .toList();
        return WatchedPeople.row(row.frameId(), row.cameraId(), "person0", joints);
    }

    @Test
    void whoIsSeenByOneCameraOrByItsTwiceIsNobody() {
        var people = new WatchedPeople(0);
        people.see(0, 0, "person0", WatchedPeople.someone(0, 0, 0), Set.of());
        people.see(0, 0, "person1", WatchedPeople.someone(0, 0, 0), Set.of());

        assertThat(fuse(people)).isEmpty();
    }

    @Test
    void twoCamerasThatSeeTwoPersonsSeeNobodyTogether() {
        var people = new WatchedPeople(0);
        people.see(0, 0, "person0", WatchedPeople.someone(-0.8, 0, 0), Set.of());
        people.see(0, 1, "person1", WatchedPeople.someone(0.8, 0.6, 0), Set.of());

        assertThat(fuse(people)).isEmpty();
    }

    @Test
    void whoWalksIsThePersonWhoWasThereBeforeAndWhoComesIsAnother() {
        var people = new WatchedPeople(1);
        for (int moment = 0; moment < 6; moment++) {
            var walking = WatchedPeople.someone(-1 + 0.4 * moment, 0.5, 1.5);
            var standing = WatchedPeople.someone(0, -0.4, 0);
            if (moment < 4) {
                people.see(moment, walking, standing);
            } else {
                people.see(moment, walking, standing, WatchedPeople.someone(-1, -0.8, 0));
            }
        }

        var poses = fuse(people);

        assertThat(poses).hasSize(14);
        assertThat(poses).extracting(ScenePoseRow::poseId).doesNotHaveDuplicates();
        var ids = poses.stream()
                .collect(Collectors.groupingBy(
                        pose -> names(pose).iterator().next(),
                        Collectors.mapping(ScenePoseRow::personId, Collectors.toSet())));
        assertThat(ids).hasSize(3).allSatisfy((name, personIds) -> assertThat(personIds)
                .hasSize(1));
        assertThat(ids.values().stream().flatMap(Set::stream)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whoWasAwayForLongIsSomebodyElse() {
        var people = new WatchedPeople(0);
        people.see(0, WatchedPeople.someone(0, 0, 0));
        people.see(3, WatchedPeople.someone(0, 0, 0));
        people.see(30, WatchedPeople.someone(0, 0, 0));

        var ids = fuse(people).stream().map(ScenePoseRow::personId).toList();

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    @Test
    void theOrderOfTheRowsMakesNoDifference() {
        var people = new WatchedPeople(2);
        for (int moment = 0; moment < 3; moment++) {
            people.see(moment, WatchedPeople.someone(0, 0, moment), WatchedPeople.someone(0.8, 0.4, 1));
        }
        var once = fuse(people);
        var shuffled = new ArrayList<>(people.keypoints());
        Collections.shuffle(shuffled, new Random(2));
        var frames = new ArrayList<>(people.frames());
        Collections.shuffle(frames, new Random(3));

        assertThat(fusion.fuse(people.cameras(), frames, shuffled)).isEqualTo(once);
    }
}
