package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.SourceFormat;

/** Avatars of VRM 0.x and 1.0, as their exporters write them: both humanoid maps over bones called anyhow. */
class VrmTest {
    private static final Map<String, Vector3> BODY = Map.of(
            "J_Bip_C_Hips", new Vector3(0, 1, 0),
            "J_Bip_C_Spine", new Vector3(0, 1.2, 0),
            "J_Bip_C_Head", new Vector3(0, 1.6, 0),
            "J_Bip_L_Thumb1", new Vector3(0.5, 1.3, 0),
            "J_Bip_L_Thumb2", new Vector3(0.53, 1.3, 0));
    private static final List<String> ORDER =
            List.of("J_Bip_C_Hips", "J_Bip_C_Spine", "J_Bip_C_Head", "J_Bip_L_Thumb1", "J_Bip_L_Thumb2");

    @TempDir
    Path folder;

    private Path write(String extension, String json) throws IOException {
        var scene = new GlbBuilder();
        var joints = ORDER.stream()
                .map(name -> scene.addNode(name).translation(BODY.get(name)).index())
                .toList();
        var influences = new int[16];
        var weights = new float[16];
        for (int v = 0; v < 4; v++) {
            weights[4 * v] = 1;
        }
        int mesh = scene.addMesh(
                "Body", SceneFixtures.square().influences(influences, weights).build());
        scene.addNode("Body").mesh(mesh).skin(scene.addSkin("Armature", joints));
        scene.extension(extension, new JsonMapper().readTree(json.replace('\'', '"')));
        return Files.write(folder.resolve("avatar.vrm"), GlbWriter.bytes(scene));
    }

    @Test
    void anAvatarOfVrm0IsReadWithItsBonesRenamed() throws IOException {
        var document = GltfReader.read(write("VRM", """
                {'exporterVersion': 'UniVRM-0.99.0', 'specVersion': '0.0',
                 'meta': {'title': 'Test', 'allowedUserName': 'Everyone', 'licenseName': 'CC0'},
                 'humanoid': {'armStretch': 0.05, 'humanBones': [
                   {'bone': 'hips', 'node': 0, 'useDefaultValues': true},
                   {'bone': 'spine', 'node': 1, 'useDefaultValues': true},
                   {'bone': 'head', 'node': 2, 'useDefaultValues': true},
                   {'bone': 'leftThumbProximal', 'node': 3, 'useDefaultValues': true},
                   {'bone': 'leftThumbIntermediate', 'node': 4, 'useDefaultValues': true}]},
                 'firstPerson': {'firstPersonBone': 2}, 'blendShapeMaster': {'blendShapeGroups': []},
                 'secondaryAnimation': {'boneGroups': [], 'colliderGroups': []}, 'materialProperties': []}
                """));

        assertThat(document.sourceFormat()).isEqualTo(SourceFormat.VRM);
        assertBones(document);
    }

    @Test
    void anAvatarOfVrm1IsReadWithItsBones() throws IOException {
        var document = GltfReader.read(write("VRMC_vrm", """
                {'specVersion': '1.0',
                 'meta': {'name': 'Test', 'authors': ['me'], 'licenseUrl': 'https://vrm.dev/licenses/1.0/'},
                 'humanoid': {'humanBones': {'hips': {'node': 0}, 'spine': {'node': 1}, 'head': {'node': 2},
                   'leftThumbMetacarpal': {'node': 3}, 'leftThumbProximal': {'node': 4}}}}
                """));

        assertThat(document.sourceFormat()).isEqualTo(SourceFormat.VRM);
        assertBones(document);
    }

    private static void assertBones(SceneDocument document) {
        var rows = SceneRows.joints("avatar", document);
        assertThat(rows).extracting(SkeletonJointRow::jointId).containsExactlyElementsOf(ORDER);
        assertThat(rows)
                .extracting(row -> row.humanoidBone().orElseThrow())
                .containsExactly("hips", "spine", "head", "leftThumbMetacarpal", "leftThumbProximal");
        for (var row : rows) {
            assertThat(Matrix4.rowMajor(row.worldFromJoint()).origin()).isEqualTo(BODY.get(row.jointId()));
            assertThat(Matrix4.rowMajor(row.inverseBind().orElseThrow()).origin())
                    .satisfies(origin -> assertThat(
                                    origin.plus(BODY.get(row.jointId())).length())
                            .isLessThan(1e-6));
        }
    }

    @Test
    void aBoneThatDoesNotExistIsRefusedInBothVersions() throws IOException {
        var old = write("VRM", "{'humanoid': {'humanBones': [{'bone': 'tail', 'node': 0}]}}");
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> GltfReader.read(old))
                .withMessageContaining("no humanoid bone \"tail\"");
        var current = write("VRMC_vrm", "{'humanoid': {'humanBones': {'hips': {'node': 77}}}}");
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> GltfReader.read(current))
                .withMessageContaining("no node 77");
    }

    @Test
    void withoutSkinsTheDeclaredBonesAreTheSkeleton() throws IOException {
        var scene = new GlbBuilder();
        scene.addNode("a").translation(new Vector3(0, 1, 0));
        scene.extension("VRMC_vrm", (ObjectNode)
                new JsonMapper().readTree("{\"humanoid\": {\"humanBones\": {\"hips\": {\"node\": 0}}}}"));
        var document = GltfReader.read(Files.write(folder.resolve("a.vrm"), GlbWriter.bytes(scene)));

        assertThat(SceneRows.joints("a", document)).singleElement().satisfies(row -> {
            assertThat(row.skeletonId()).isEqualTo("humanoid");
            assertThat(row.humanoidBone()).contains("hips");
            assertThat(row.inverseBind()).isEmpty();
        });
    }
}
