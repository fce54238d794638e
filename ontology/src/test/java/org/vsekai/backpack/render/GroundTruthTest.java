package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.render.GroundTruth.Sight;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.Vector3;

class GroundTruthTest {
    @TempDir
    Path folder;

    private static GroundTruth truth(SceneDocument document, PinholeCamera camera) {
        return GroundTruth.of(document, camera, new Rasterizer().render(document, camera));
    }

    private static PinholeCamera camera(SceneDocument document, int number) {
        return PinholeCamera.of(document, document.node("Camera" + number).orElseThrow(), 640, 480)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void masksHaveExactlyTheSeenPixels(int number) {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));
        var rendering = new Rasterizer().render(document, camera(document, number));
        var truth = GroundTruth.of(document, camera(document, number), rendering);

        assertThat(truth.nodes()).extracting(GroundTruth.Node::box).isEqualTo(rendering.boxes());
        for (var node : truth.nodes()) {
            var pixels = new boolean[640 * 480];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = rendering.node()[p] == node.box().node();
            }
            assertThat(node.mask()).isEqualTo(Mask.ofPixels(640, 480, pixels));
            assertThat(node.mask().area()).isEqualTo(node.box().visiblePixels());
        }
    }

    /** Godot's own cameras projected the bones. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void jointsAreWhereGodotProjectsThem(int number) throws IOException {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));
        var joints = truth(document, camera(document, number)).joints().stream()
                .collect(Collectors.toMap(GroundTruth.Joint::jointId, joint -> joint));
        var labels = new ObjectMapper()
                .readTree(SceneFixtures.resource("godot4-room/labels.json").toFile())
                .get("camera" + number)
                .get("keypoints");

        assertThat(labels.size()).isGreaterThan(20);
        labels.properties().forEach(label -> {
            var joint = joints.get(label.getKey());
            assertThat(joint.x()).isCloseTo(label.getValue().get(0).doubleValue(), within(0.02));
            assertThat(joint.y()).isCloseTo(label.getValue().get(1).doubleValue(), within(0.02));
        });
    }

    @Test
    void aBodyInTheOpenHasItsJointsInSight() {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));
        var joints = truth(document, camera(document, 0)).joints();

        assertThat(joints).filteredOn(joint -> joint.sight() == Sight.VISIBLE).hasSizeGreaterThan(40);
        assertThat(joints)
                .filteredOn(joint -> List.of("Hips", "Spine", "Head").contains(joint.jointId()))
                .hasSize(3)
                .allMatch(joint -> joint.sight() == Sight.VISIBLE);
    }

    /** A skinned square 3 m ahead on two joints, half a metre apart, and a wall that may be before it. */
    private SceneDocument figure(Vector3 wall) throws IOException {
        var scene = new GlbBuilder();
        var lower = scene.addNode("lower").translation(new Vector3(0, -0.25, -3));
        var upper = scene.addNode("upper").parent(lower).translation(new Vector3(0, 0.5, 0));
        var joints = new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
        var weights = new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
        var body = SceneFixtures.square().influences(joints, weights).build();
        // The body is bound where the joints lie, so its vertices are where they are: at the origin, 1 m across.
        scene.addNode("wall")
                .mesh(scene.addMesh("wall", SceneFixtures.square().build()))
                .translation(wall);
        scene.addNode("body")
                .mesh(scene.addMesh("body", body))
                .skin(scene.addSkin("figure", List.of(lower.index(), upper.index())));
        var file = folder.resolve("figure.glb");
        GlbWriter.write(scene, file);
        return GltfReader.read(file);
    }

    private static PinholeCamera ahead(double eye) {
        return new PinholeCamera(200, 200, 100, 100, 100, 100, Matrix4.translation(new Vector3(0, 0, eye)), 0.1, 50);
    }

    private static List<Sight> sights(GroundTruth truth) {
        return truth.joints().stream().map(GroundTruth.Joint::sight).toList();
    }

    @Test
    void whatIsBehindAWallIsHidden() throws IOException {
        // The wall covers the upper half of what the camera sees of the figure.
        var truth = truth(figure(new Vector3(0, 0.5, -2)), ahead(-0.5));

        assertThat(sights(truth)).containsExactly(Sight.VISIBLE, Sight.HIDDEN);
        assertThat(Sight.HIDDEN.flag()).isEqualTo(1);
    }

    @Test
    void aBodyHidesItsJointsWhereItIsThickerThanALimb() throws IOException {
        // The square is at the origin, three metres before its joints: no limb is so thick.
        var truth = truth(figure(new Vector3(0, 9, 0)), ahead(2));

        assertThat(sights(truth)).containsExactly(Sight.HIDDEN, Sight.HIDDEN);
    }

    @Test
    void whatIsBesideThePictureOrBehindTheCameraIsOutside() throws IOException {
        assertThat(sights(truth(figure(new Vector3(0, 9, 0)), ahead(-3.5)))).containsOnly(Sight.OUTSIDE);
        assertThat(sights(truth(figure(new Vector3(0, 9, 0)), ahead(-2.8)))).containsOnly(Sight.OUTSIDE);
    }
}
