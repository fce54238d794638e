package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.SceneDescription;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.table.SkeletonJointRow;

/** The package that the Godot add-on uploaded, as {@code bin/check-godot --fixture} kept it. */
class GodotUploadTest {
    @TempDir
    static Path folder;

    private static SceneDocument document;
    private static Capture capture;

    @BeforeAll
    static void unpack() throws IOException {
        try (var zip =
                new ZipFile(SceneFixtures.resource("godot-addon/upload.zip").toFile())) {
            for (var entry : zip.stream().toList()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip.getInputStream(entry), file);
            }
        }
        document = GltfReader.read(folder.resolve("scene.glb"));
        capture = Capture.read(Files.readString(folder.resolve("capture.json")));
    }

    @Test
    void theDocumentSaysWhatTheNodesMetadataSaid() {
        var description = describe();

        assertThat(description.jsonLd()).contains("A room made in Godot").contains("\"@language\":\"de\"");
        assertThat(description.nodeClasses())
                .isEqualTo(Map.of(
                        "Table", Ontology.NAMESPACE + "Table",
                        "Chair", Ontology.NAMESPACE + "Chair",
                        "Person", Ontology.NAMESPACE + "Person",
                        "Body", Ontology.NAMESPACE + "Person"));
    }

    @Test
    void theHumanoidsJointsAreKnownByTheirBones() {
        var joints = SceneRows.joints("room", document);

        assertThat(joints).hasSize(56);
        assertThat(joints.stream()
                        .filter(joint -> joint.humanoidBone().isPresent())
                        .map(SkeletonJointRow::jointId))
                .contains("Hips", "Head", "LeftHand", "RightFoot");
    }

    @Test
    void everyPictureIsThereAndEveryCameraIsKnown() {
        var nodes = document.nodes().stream()
                .filter(node -> node.camera().isPresent())
                .map(SceneNode::id)
                .collect(Collectors.toSet());
        var calibrated = capture.cameras().stream().map(Capture.Camera::id).collect(Collectors.toSet());

        assertThat(nodes).containsExactlyInAnyOrder("EyeLevel", "Corner", "Shifted");
        assertThat(calibrated).as("what glTF cannot say of a camera").containsExactlyInAnyOrder("Corner", "Shifted");
        assertThat(capture.document()).contains("scene.glb");
        assertThat(capture.frames()).hasSize(3).allSatisfy(frame -> {
            assertThat(folder.resolve(frame.file())).isRegularFile();
            assertThat(nodes.contains(frame.camera()) || calibrated.contains(frame.camera()))
                    .as(frame.camera())
                    .isTrue();
        });
    }

    private static SceneDescription describe() {
        var nodePackets = document.nodes().stream()
                .filter(node -> node.xmpPacket().isPresent())
                .collect(
                        Collectors.toMap(SceneNode::id, node -> node.xmpPacket().getAsInt()));
        var scenePackets =
                IntStream.of(document.assetXmpPacket().orElseThrow()).boxed().toList();
        return new XmpPackets(Ontology.bundled()).describe(document.xmpPackets(), scenePackets, nodePackets);
    }
}
