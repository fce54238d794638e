package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.SceneNodeRow;

class SceneRowsTest {
    private final SceneDocument room = GltfReader.read(SceneFixtures.resource("godot4-room/scene.gltf"));
    private final SceneRows rows = SceneRows.of(
            "room", room, node -> Optional.of("bp:Box").filter(iri -> node.id().equals("RedBox")), 640, 480);

    @Test
    void camerasAreCalibratedForThePicture() {
        assertThat(rows.cameras()).extracting(CameraRow::cameraId).containsExactly("Camera0", "Camera1", "Camera2");
        var camera = rows.cameras().get(1);
        assertThat(camera.fx()).isEqualTo(camera.fy()).isCloseTo(240 / Math.tan(Math.toRadians(25)), within(1e-3));
        assertThat(CalibratedCamera.of(camera))
                .isEqualTo(PinholeCamera.of(room, room.node("Camera1").orElseThrow(), 640, 480)
                        .orElseThrow());
    }

    @Test
    void jointsKnowTheirParentAndBone() {
        assertThat(rows.joints()).hasSize(56).allMatch(row -> row.skeletonId().equals("skin0"));
        var head = rows.joints().stream()
                .filter(row -> row.jointId().equals("Head"))
                .findFirst()
                .orElseThrow();
        assertThat(head.parentJointId()).contains("Neck");
        assertThat(head.humanoidBone()).contains("head");
        assertThat(rows.joints().get(0).parentJointId()).isEmpty();
    }

    @Test
    void aJointsPlaceIsItsParentsTimesItsOwn() {
        for (var row : rows.joints()) {
            if (row.parentJointId().isPresent()) {
                var parent = room.node(row.parentJointId().get()).orElseThrow();
                var world = parent.world().multiply(Matrix4.rowMajor(row.parentFromJoint()));
                assertThat(world.toList()).isEqualTo(row.worldFromJoint());
            }
        }
    }

    @Test
    void nodesWithAMeshHaveTheirBoxAndDeclaredClass() {
        assertThat(rows.nodes())
                .extracting(SceneNodeRow::nodeId)
                .containsExactly("Floor", "RedBox", "GreenBall", "BlueCylinder", "Body");
        var box = rows.nodes().get(1);
        assertThat(box.classIri()).contains("bp:Box");
        assertThat(box.triangleCount()).isEqualTo(12);
        assertThat(box.boxMinimum().get(0)).isCloseTo(-2.1, within(1e-6));
        assertThat(box.boxMaximum().get(1)).isCloseTo(1, within(1e-6));
    }
}
