package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanoidBonesTest {
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
        assertThat(BoneNames.guess(name)).contains(bone);
        assertThat(BoneNames.isBone(bone)).isTrue();
    }

    @Test
    void otherNamesAreNoBones() {
        assertThat(BoneNames.guess("Chair")).isEmpty();
        assertThat(BoneNames.guess("")).isEmpty();
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
