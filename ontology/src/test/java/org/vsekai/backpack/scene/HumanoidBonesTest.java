package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HumanoidBonesTest {
    private static final List<String> BONES = List.of(
            "hips",
            "spine",
            "chest",
            "upperChest",
            "neck",
            "head",
            "leftShoulder",
            "leftUpperArm",
            "leftLowerArm",
            "leftHand",
            "leftUpperLeg",
            "leftLowerLeg",
            "leftFoot",
            "leftToes",
            "leftThumbMetacarpal",
            "leftIndexIntermediate",
            "leftLittleDistal");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Hips, hips",
        "LeftThumbMetacarpal, leftThumbMetacarpal",
        "rightLittleDistal, rightLittleDistal",
        "mixamorig:Spine2, upperChest",
        "mixamorig:LeftForeArm, leftLowerArm",
        "mixamorig:RightHandPinky1, rightLittleProximal",
        "upperarm.l, leftUpperArm",
        "Foot_R, rightFoot",
    })
    void aJointIsTheBoneThatItIsCalled(String name, String bone) {
        assertThat(BoneNames.guess(List.of(name)).get(0)).contains(bone);
        assertThat(BoneNames.isBone(bone)).isTrue();
    }

    /** What each rig calls the bones, in the order of {@link #BONES}. */
    static Stream<Arguments> rigs() {
        return Stream.of(
                arguments(
                        "Mixamo",
                        "mixamorig:Hips mixamorig:Spine mixamorig:Spine1 mixamorig:Spine2 mixamorig:Neck mixamorig:Head"
                                + " mixamorig:LeftShoulder mixamorig:LeftArm mixamorig:LeftForeArm mixamorig:LeftHand"
                                + " mixamorig:LeftUpLeg mixamorig:LeftLeg mixamorig:LeftFoot mixamorig:LeftToeBase"
                                + " mixamorig:LeftHandThumb1 mixamorig:LeftHandIndex2 mixamorig:LeftHandPinky3"),
                arguments(
                        "Godot",
                        "Hips Spine Chest UpperChest Neck Head LeftShoulder LeftUpperArm LeftLowerArm LeftHand"
                                + " LeftUpperLeg LeftLowerLeg LeftFoot LeftToes LeftThumbMetacarpal"
                                + " LeftIndexIntermediate LeftLittleDistal"),
                arguments(
                        "Rigify",
                        "DEF-spine DEF-spine.001 DEF-spine.002 DEF-spine.003 DEF-spine.004 DEF-spine.006"
                                + " DEF-shoulder.L DEF-upper_arm.L DEF-forearm.L DEF-hand.L DEF-thigh.L DEF-shin.L"
                                + " DEF-foot.L DEF-toe.L DEF-thumb.01.L DEF-f_index.02.L DEF-f_pinky.03.L"),
                arguments(
                        "Rigify as Godot imports it",
                        "spine spine_001 spine_002 spine_003 spine_004 spine_006 shoulder_L upper_arm_L forearm_L"
                                + " hand_L thigh_L shin_L foot_L toe_L thumb_01_L f_index_02_L f_pinky_03_L"),
                arguments(
                        "Unreal 4",
                        "pelvis spine_01 spine_02 spine_03 neck_01 head clavicle_l upperarm_l lowerarm_l hand_l"
                                + " thigh_l calf_l foot_l ball_l thumb_01_l index_02_l pinky_03_l"),
                arguments(
                        "Unreal 5",
                        "pelvis spine_01 spine_03 spine_05 neck_01 head clavicle_l upperarm_l lowerarm_l hand_l"
                                + " thigh_l calf_l foot_l ball_l thumb_01_l index_02_l pinky_03_l"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rigs")
    void theBonesOfTheCommonRigsAreKnown(String rig, String joints) {
        assertThat(BoneNames.guess(List.of(joints.split(" "))).stream().map(Optional::orElseThrow))
                .containsExactlyElementsOf(BONES);
        var right = joints.replace("Left", "Right").replaceAll("\\.L\\b", ".R").replaceAll("_([lL])(?= |$)", "_r");
        assertThat(BoneNames.guess(List.of(right.split(" "))).stream().map(Optional::orElseThrow))
                .containsExactlyElementsOf(BONES.stream()
                        .map(bone -> bone.replace("left", "right"))
                        .toList());
    }

    @Test
    void twistBonesAndAllBetweenTheTrunksOwnAreNone() {
        assertThat(BoneNames.guess(List.of("spine.001", "spine.005", "DEF-forearm.L.001", "MCH-spine.002")))
                .containsExactly(Optional.of("spine"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(BoneNames.guess(List.of("spine_05", "spine_02", "upperarm_twist_01_l", "ik_hand_l")))
                .containsExactly(Optional.of("upperChest"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void aBoneIsGivenOnce() {
        assertThat(BoneNames.guess(List.of("Head", "head"))).containsExactly(Optional.of("head"), Optional.empty());
    }

    @Test
    void otherNamesAreNoBones() {
        assertThat(BoneNames.guess(List.of("Chair", "", "spin", "LeftUpperArm.twist", "DEF-upper_arm.L.001")))
                .containsOnly(Optional.empty());
    }

    @Test
    void namesCountForJointsOnly() throws IOException {
        var draft = new Draft(folder);
        draft.list("nodes", 0).put("name", "Head");
        var document = GltfReader.read(draft.write());

        assertThat(document.humanoidBones()).containsOnlyKeys("hips", "spine");
        assertThat(document.humanoidBones(document.skins().get(0)).get("spine").index())
                .isEqualTo(4);
    }

    @Test
    void whatVrmDeclaresCountsBeforeNames() throws IOException {
        var draft = new Draft(folder);
        var bones = draft.json
                .putObject("extensions")
                .putObject("VRMC_vrm")
                .putObject("humanoid")
                .putObject("humanBones");
        bones.putObject("head").put("node", 3);

        assertThat(GltfReader.read(draft.write()).humanoidBones()).containsOnlyKeys("head");
    }

    @Test
    void theThumbsOfOldVrmAreRenamed() throws IOException {
        var draft = new Draft(folder);
        var bones = draft.json
                .putObject("extensions")
                .putObject("VRM")
                .putObject("humanoid")
                .putArray("humanBones");
        bones.addObject().put("bone", "leftThumbProximal").put("node", 3);
        bones.addObject().put("bone", "leftThumbIntermediate").put("node", 4);

        assertThat(GltfReader.read(draft.write()).humanoidBones())
                .containsOnlyKeys("leftThumbMetacarpal", "leftThumbProximal");
    }

    @Test
    void aSkeletonOfGodotIsKnownWhole() {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));

        assertThat(document.humanoidBones()).hasSize(55);
    }
}
