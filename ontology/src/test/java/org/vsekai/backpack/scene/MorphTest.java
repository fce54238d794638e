package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Morph targets move a mesh at rest by the node's weights, else by the mesh's. */
class MorphTest {
    private static final Vector3 LEAST = new Vector3(-0.5, -0.5, 0);

    @TempDir
    Path folder;

    private final GlbBuilder scene = new GlbBuilder();

    /** A square whose first target moves it by 1 m along x, and whose second turns its normals to -Y and up by 2 m. */
    private static Primitive square() {
        var right = new float[] {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
        var up = new float[] {0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 2, 0};
        var turn = new float[] {0, -1, -1, 0, -1, -1, 0, -1, -1, 0, -1, -1};
        return SceneFixtures.square()
                .morphTarget(MorphTarget.of(right))
                .morphTarget(MorphTarget.of(up, turn))
                .build();
    }

    private SceneDocument read() throws IOException {
        var file = folder.resolve("scene.glb");
        GlbWriter.write(scene, file);
        return GltfReader.read(file);
    }

    private static Vector3 least(SceneDocument document, String node) {
        return document.node(node).orElseThrow().worldBox().orElseThrow().minimum();
    }

    @Test
    void theMeshsWeightsCountWhereANodeHasNone() throws IOException {
        int mesh = scene.addMorphedMesh("square", square(), 0.5, 0.0);
        scene.addNode("plain").mesh(mesh);
        scene.addNode("own").mesh(mesh).morphWeights(0.0, 1.0);
        scene.addNode("none").mesh(mesh).morphWeights(0.0, 0.0);
        var document = read();

        assertThat(least(document, "plain")).isEqualTo(LEAST.plus(new Vector3(0.5, 0, 0)));
        assertThat(least(document, "own")).isEqualTo(LEAST.plus(new Vector3(0, 2, 0)));
        assertThat(least(document, "none")).isEqualTo(LEAST);
        assertThat(document.node("own").orElseThrow().morphWeights()).containsExactly(0.0, 1.0);
    }

    @Test
    void targetsAddUpBeforeTheNodeMovesTheMesh() throws IOException {
        scene.addNode("square")
                .mesh(scene.addMorphedMesh("square", square(), -1.0, 0.5))
                .scale(new Vector3(2, 2, 2));

        assertThat(least(read(), "square")).isEqualTo(new Vector3(-3, 1, 0));
    }

    @Test
    void normalsAreMorphedToo() throws IOException {
        scene.addNode("square").mesh(scene.addMorphedMesh("square", square(), 0.0, 1.0));
        var document = read();
        var node = document.node("square").orElseThrow();
        var primitive = document.meshes().get(0).primitives().get(0);

        var normals = document.pose(node).normals(primitive, primitive.normals().orElseThrow());
        assertThat(normals).startsWith(0, -1, 0);
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws IOException {
        scene.addMorphedMesh("square", square(), 0.5, 0.25);

        assertThat(read().meshes()).isEqualTo(scene.meshes());
    }

    @Test
    void aTargetWithoutWeightIsNotDecoded() throws IOException {
        scene.addNode("square").mesh(scene.addMorphedMesh("square", square(), 0.5, 0.0));
        var targets = read().meshes().get(0).primitives().get(0).morphTargets();

        assertThat(targets.get(0)).isEqualTo(square().morphTargets().get(0));
        assertThat(targets.get(1)).isSameAs(MorphTarget.UNUSED);
    }

    @Test
    void weightsThatDoNotFitTheTargetsAreRefusedWithTheirPlace() {
        scene.addNode("square").mesh(scene.addMorphedMesh("square", square(), 0.5));

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(this::read)
                .withMessageContaining("/meshes/0/weights")
                .withMessageContaining("1 weights for 2 morph targets");
    }

    @Test
    void aNodesWeightsWithoutMeshAreRefused() {
        scene.addNode("empty").morphWeights(1.0);

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(this::read)
                .withMessageContaining("/nodes/0/weights");
    }

    @Test
    void primitivesOfUnlikeTargetsAreRefused() {
        scene.addMesh("mesh", List.of(square(), SceneFixtures.square().build()));

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(this::read)
                .withMessageContaining("/meshes/0")
                .withMessageContaining("unlike numbers of morph targets");
    }

    @Test
    void aTargetOfTooFewVerticesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SceneFixtures.square()
                .morphTarget(MorphTarget.of(new float[] {1, 2, 3}))
                .build());
    }
}
