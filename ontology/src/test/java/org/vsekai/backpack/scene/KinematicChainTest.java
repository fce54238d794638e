package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.table.SkeletonJointRow;

/** Forward kinematics against the file's own matrices as jgltf computes them, and against Godot's pictures. */
class KinematicChainTest {
    private static final Path ROOM = SceneFixtures.resource("godot4-room/scene.gltf");

    @TempDir
    Path folder;

    private final SceneDocument room = GltfReader.read(ROOM);
    private final List<SkeletonJointRow> rows = SceneRows.joints("room", room);

    @Test
    void atRestEveryJointIsWhereTheFilesOwnMatricesPutIt() throws IOException {
        var other = new GltfModelReader().read(ROOM);
        var worlds = KinematicChain.of(rows).atRest();

        assertThat(worlds).hasSize(56);
        for (var node : other.getNodeModels()) {
            if (worlds.containsKey(node.getName())) {
                assertSame(worlds.get(node.getName()), node.computeGlobalTransform(null));
            }
        }
    }

    @Test
    void theInverseBindMatricesAreTheFilesOwn() throws IOException {
        var skin = new GltfModelReader().read(ROOM).getSkinModels().get(0);

        for (int joint = 0; joint < skin.getJoints().size(); joint++) {
            var row = row(skin.getJoints().get(joint).getName());
            assertSame(Matrix4.rowMajor(row.inverseBind().orElseThrow()), skin.getInverseBindMatrix(joint, null));
        }
    }

    private SkeletonJointRow row(String joint) {
        return rows.stream()
                .filter(row -> row.jointId().equals(joint))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereNothingIsBentTheInverseBindMatricesUndoTheJoints() throws IOException {
        var file = Files.write(folder.resolve("small.glb"), GlbWriter.bytes(SceneFixtures.small()));
        var unbent = SceneRows.joints("small", GltfReader.read(file));
        var worlds = KinematicChain.of(unbent).atRest();

        assertThat(unbent).hasSize(2);
        for (var row : unbent) {
            var inverse = Matrix4.rowMajor(row.inverseBind().orElseThrow());
            assertSame(worlds.get(row.jointId()).multiply(inverse), Matrix4.IDENTITY.toColumnMajor());
        }
    }

    @Test
    void aBentArmIsWhereTheFileWithTheSameBendHasIt() throws IOException {
        var bend = Quaternion.about(new Vector3(0, 0.6, 0.8), 1.1);
        var upper = room.node("LeftUpperArm").orElseThrow();
        var json = (ObjectNode) new JsonMapper().readTree(ROOM.toFile());
        var node = (ObjectNode) json.get("nodes").get(upper.index());
        node.remove("matrix");
        node.putArray("rotation").add(bend.x()).add(bend.y()).add(bend.z()).add(bend.w());
        Files.copy(ROOM.resolveSibling("scene0.bin"), folder.resolve("scene0.bin"));
        var file = folder.resolve("bent.gltf");
        Files.writeString(file, json.toString());

        var translation = upper.local().origin();
        var worlds = KinematicChain.of(rows)
                .bent(Map.of("LeftUpperArm", Matrix4.compose(translation, bend, new Vector3(1, 1, 1))));

        var moved = new ArrayList<String>();
        for (var bent : new GltfModelReader().read(file).getNodeModels()) {
            if (worlds.containsKey(bent.getName())) {
                assertSame(worlds.get(bent.getName()), bent.computeGlobalTransform(null));
                var rest = room.node(bent.getName()).orElseThrow().world().origin();
                if (worlds.get(bent.getName()).origin().minus(rest).length() > 1e-3) {
                    moved.add(bent.getName());
                }
            }
        }
        assertThat(moved)
                .contains("LeftLowerArm", "LeftHand", "LeftIndexDistal")
                .doesNotContain("LeftShoulder", "Head");
    }

    private static void assertSame(Matrix4 world, float[] columns) {
        var expected = new double[16];
        for (int k = 0; k < 16; k++) {
            expected[k] = columns[k];
        }
        assertSame(world, expected);
    }

    private static void assertSame(Matrix4 world, double[] columns) {
        for (int k = 0; k < 16; k++) {
            assertThat(world.toColumnMajor()[k]).isCloseTo(columns[k], within(2e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theChainsJointsAreInThePictureWhereGodotSeesThem(int number) throws IOException {
        var labels = new JsonMapper()
                .readTree(SceneFixtures.resource("godot4-room/labels.json").toFile())
                .get("camera" + number)
                .get("keypoints");
        var camera = PinholeCamera.of(room, room.node("Camera" + number).orElseThrow(), 640, 480)
                .orElseThrow();
        var worlds = KinematicChain.of(rows).atRest();

        for (var label : labels.properties()) {
            var pixel = camera.project(worlds.get(label.getKey()).origin());
            assertThat(pixel.x()).isCloseTo(label.getValue().get(0).doubleValue(), within(0.05));
            assertThat(pixel.y()).isCloseTo(label.getValue().get(1).doubleValue(), within(0.05));
        }
    }

    @Test
    void theOrderOfTheRowsMakesNoDifference() {
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(KinematicChain.of(shuffled).atRest())
                .isEqualTo(KinematicChain.of(rows).atRest());
    }

    @Test
    void aChainThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> KinematicChain.of(List.of(joint("a", Optional.of("b")), joint("b", Optional.of("a")))))
                .withMessageContaining("in a circle");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> KinematicChain.of(List.of(joint("a", Optional.empty()), joint("a", Optional.empty()))))
                .withMessageContaining("there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KinematicChain.of(rows).bent(Map.of("Tail", Matrix4.IDENTITY)))
                .withMessageContaining("Tail");
    }

    private static SkeletonJointRow joint(String id, Optional<String> parent) {
        var none = Matrix4.IDENTITY.toList();
        return new SkeletonJointRow("s", "k", id, parent, Optional.empty(), none, none, Optional.empty());
    }
}
