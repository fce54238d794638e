package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlbWriterTest {
    @TempDir
    Path folder;

    private SceneDocument written(GlbBuilder scene) throws IOException {
        var file = folder.resolve("scene.glb");
        GlbWriter.write(scene, file);
        var document = GltfReader.read(file);
        OtherReader.assertAgrees(document, file);
        return document;
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws IOException {
        var scene = SceneFixtures.small();
        var document = written(scene);

        assertThat(document.meshes()).isEqualTo(scene.meshes());
        assertThat(document.materials()).isEqualTo(scene.materials());
        assertThat(document.cameras()).isEqualTo(scene.cameras());
        assertThat(document.textures())
                .extracting(texture -> texture.image().orElseThrow())
                .isEqualTo(scene.images());
        assertThat(document.nodes())
                .extracting(SceneNode::local)
                .isEqualTo(scene.nodes().stream().map(NewNode::local).toList());
        assertThat(document.skins().get(0).joints()).containsExactly(3, 4);
    }

    @Test
    void theSameSceneGivesTheSameBytes() {
        assertThat(GlbWriter.bytes(SceneFixtures.small())).isEqualTo(GlbWriter.bytes(SceneFixtures.small()));
    }

    @Test
    void aSkinnedMeshLiesAtRestWhereItWasMade() throws IOException {
        var body = written(SceneFixtures.small()).node("Body").orElseThrow();

        assertThat(body.worldBox()).contains(new Box3(new Vector3(-0.5, -0.5, 0), new Vector3(0.5, 0.5, 0)));
    }

    @Test
    void everyKindOfMaterialIsReadBackEqual() throws IOException {
        var scene = new GlbBuilder();
        int texture = scene.addTexture(SceneFixtures.png());
        var name = Optional.of("leaf");
        var how = Optional.of(new TextureReference(texture, 1, 0.25, 0.5, 1, 2, 3));
        var colour = new Colour(0.1, 0.2, 0.3, 0.4);
        scene.addMaterial(new Material(name, colour, how, Material.AlphaMode.MASK, 0.7, true, true));
        scene.addMaterial(new Material(name, colour, how, Material.AlphaMode.BLEND, 0.5, false, false));
        scene.addMaterial(Material.of(Colour.ofSrgb(0x336699)));

        assertThat(written(scene).materials()).isEqualTo(scene.materials());
    }

    @Test
    void descriptionsAreReadBackEqual() throws IOException {
        var json = JsonNodeFactory.instance;
        var scene = SceneFixtures.small();
        var packets = json.objectNode();
        packets.putArray("packets").add(json.objectNode().put("dc:title", "Room"));
        scene.extension("KHR_xmp_json_ld", packets).sceneXmpPacket(0);
        scene.addNode("Chair")
                .extras(json.objectNode().put("class", "chair"))
                .extension("OMI_seat", json.objectNode().put("angle", 1.5))
                .xmpPacket(0);
        var document = written(scene);

        var chair = document.node("Chair").orElseThrow();
        assertThat(chair.extras()).isEqualTo(json.objectNode().put("class", "chair"));
        assertThat(chair.extensions().get("OMI_seat").get("angle").doubleValue())
                .isEqualTo(1.5);
        assertThat(chair.xmpPacket()).isEqualTo(OptionalInt.of(0));
        assertThat(document.xmpPacket()).contains(json.objectNode().put("dc:title", "Room"));
    }

    @Test
    void manyVerticesAndManyInfluencesAreReadBackEqual() throws IOException {
        var scene = new GlbBuilder();
        var positions = new float[3 * 70_000];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i * 0.25f;
        }
        scene.addMesh(
                "points", Primitive.of(positions).indices(69_999, 0, 65_535).build());
        var joints = new int[] {1, 2, 3, 4, 5, 6, 7, 8};
        scene.addMesh(
                "vertex",
                Primitive.of(1, 2, 3)
                        .colours(0.1f, 0.2f, 0.3f, 1)
                        .influences(joints, 0.25f, 0.25f, 0, 0, 0.5f, 0, 0, 0)
                        .build());
        scene.addCamera(new Camera.Orthographic(2, 1, 0, 10));
        scene.addCamera(new Camera.Perspective(1, OptionalDouble.of(1.5), 0.1, OptionalDouble.empty()));
        var document = written(scene);

        assertThat(document.meshes()).isEqualTo(scene.meshes());
        assertThat(document.cameras()).isEqualTo(scene.cameras());
    }

    @Test
    void anEmptySceneIsReadBackEmpty() throws IOException {
        var file = folder.resolve("scene.glb");
        GlbWriter.write(new GlbBuilder(), file);

        assertThat(GltfReader.read(file).nodes()).isEqualTo(List.of());
    }
}
