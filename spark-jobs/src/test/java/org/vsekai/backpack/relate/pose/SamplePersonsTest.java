package org.vsekai.backpack.relate.pose;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.scene.KinematicChain;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.SceneRows;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.table.SkeletonJointRow;

/** The persons of sample scenes as their own cameras have them in sight: behind tables, from behind, cut off by the picture. */
@Tag("slow")
class SamplePersonsTest {
    private static final int SCENES = 12;

    @TempDir
    static Path folder;

    private static List<RenderedPersons> scenes;

    private final PoseFusion fusion =
            new PoseFusion(Settings.defaults().bind("backpack.relate.poses", PoseSettings.class));

    @BeforeAll
    static void draw() throws IOException {
        scenes = RenderedPersons.ofSampleWorld(folder, SCENES, 3);
        assertThat(scenes)
                .hasSizeGreaterThan(5)
                .anyMatch(scene -> scene.persons().size() > 1);
    }

    private List<ScenePoseRow> fuse(RenderedPersons scene, double noise) {
        return fusion.fuse(scene.cameraRows(), scene.frames(), scene.inSight(new Random(1), noise));
    }

    private static String name(String keypointId) {
        return keypointId.substring(keypointId.indexOf(':') + 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0001, 0.0001", "1, 0.015, 0.04", "2, 0.03, 0.08"})
    void whoIsInSightOfTwoCamerasHasOnePoseThatIsNearTheTruth(double noise, double mostUsual, double mostOfNine) {
        var errors = new ArrayList<Double>();
        for (var scene : scenes) {
            var poses = fuse(scene, noise);

            assertThat(poses).hasSize((int) scene.seenByTwo());
            var known = new HashSet<String>();
            for (var pose : poses) {
                var skeleton = name(pose.keypointIds().get(0));
                assertThat(pose.keypointIds()).allMatch(id -> name(id).equals(skeleton));
                assertThat(known.add(skeleton)).isTrue();
                pose.joints()
                        .forEach(joint -> errors.add(
                                scene.error(skeleton, joint.name(), new Vector3(joint.x(), joint.y(), joint.z()))
                                        .orElseThrow()));
            }
        }
        errors.sort(Double::compare);
        assertThat(errors.get(errors.size() / 2)).isLessThan(mostUsual);
        assertThat(errors.get(errors.size() * 9 / 10)).isLessThan(mostOfNine);
    }

    @Test
    void anAvatarThatIsTurnedAsThePoseSaysStandsAsThePersonStood() {
        int stood = 0;
        for (var scene : scenes) {
            for (var person : scene.persons().entrySet()) {
                var rotations = InverseKinematics.rotations(person.getValue());
                var hips = InverseKinematics.hips(person.getValue()).orElseThrow();
                var rows = SceneRows.joints("s", scene.document()).stream()
                        .filter(row -> row.skeletonId().equals(person.getKey()))
                        .toList();

                turned(rows, hips, rotations).forEach((bone, point) -> RenderedPersons.joint(bone)
                        .flatMap(joint -> scene.error(person.getKey(), joint.cocoName(), point))
                        .ifPresent(error -> assertThat(error).as(bone).isLessThan(0.02)));
                assertThat(rotations).hasSize(HumanoidBone.values().length - 2);
                stood++;
            }
        }
        assertThat(stood).isGreaterThan(5);
    }

    /** Where an avatar's bones are if its T-pose is turned so, by their names. */
    private static Map<String, Vector3> turned(
            List<SkeletonJointRow> rows, Vector3 hips, Map<HumanoidBone, Quaternion> rotations) {
        var byName = new HashMap<String, Quaternion>();
        rotations.forEach((bone, rotation) -> byName.put(bone.vrmName(), rotation));
        var offsets = new HashMap<String, Vector3>();
        rows.forEach(row -> offsets.put(
                row.humanoidBone().orElseThrow(),
                Matrix4.rowMajor(row.parentFromJoint()).origin()));
        var middle = requireNonNull(offsets.get("leftUpperLeg"))
                .plus(requireNonNull(offsets.get("rightUpperLeg")))
                .times(0.5);
        var bent = new HashMap<String, Matrix4>();
        for (var row : rows) {
            var bone = row.humanoidBone().orElseThrow();
            var turn = Matrix4.rotation(byName.getOrDefault(bone, Quaternion.IDENTITY));
            // The hips bone lies above the middle between the legs, which is what is known of it.
            bent.put(
                    row.jointId(),
                    bone.equals("hips")
                            ? Matrix4.translation(hips).multiply(turn).multiply(Matrix4.translation(middle.times(-1)))
                            : Matrix4.translation(requireNonNull(offsets.get(bone)))
                                    .multiply(turn));
        }
        var worlds = KinematicChain.of(rows).bent(bent);
        var places = new HashMap<String, Vector3>();
        rows.forEach(row -> places.put(
                row.humanoidBone().orElseThrow(),
                requireNonNull(worlds.get(row.jointId())).origin()));
        return places;
    }
}
