package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vsekai.backpack.table.SourceFormat;

class GltfReaderTest {
    @TempDir
    Path folder;

    static Stream<Path> scenes() {
        return SceneFixtures.shipped();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void aSceneIsReadAsAnotherReaderReadsIt(Path file) throws IOException {
        OtherReader.assertAgrees(GltfReader.read(file), file);
    }

    /** Scenes beside the repository: what can be read is as another reader reads it, the rest lacks its files. */
    @Test
    void scenesBesideTheRepositoryAreRead() throws IOException {
        for (var file : SceneFixtures.shared()) {
            try {
                var document = GltfReader.read(file);
                assertThat(document.nodes()).isNotEmpty();
                OtherReader.assertAgrees(document, file);
            } catch (InvalidSceneException e) {
                assertThat(e.fault()).as("%s: %s", file, e.getMessage()).isEqualTo(SceneFault.MISSING_FILE);
            }
        }
    }

    @Test
    void theHashCoversTheDocumentAndItsFilesInTheirOrder() throws Exception {
        var document = SceneFixtures.resource("kaykit/mug_full.gltf");
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(document));
        digest.update(Files.readAllBytes(document.resolveSibling("mug_full.bin")));
        digest.update(Files.readAllBytes(document.resolveSibling("barbarian_texture.png")));

        assertThat(GltfReader.read(document).contentHash())
                .isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void aBinarysHashIsItsFiles() throws Exception {
        var file = SceneFixtures.resource("godot4-room/scene.glb");
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        assertThat(GltfReader.read(file).contentHash()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void theFormatIsWhatTheFileIs() {
        assertThat(GltfReader.read(SceneFixtures.resource("godot4-room/scene.gltf"))
                        .sourceFormat())
                .isEqualTo(SourceFormat.GLTF);
        assertThat(GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"))
                        .sourceFormat())
                .isEqualTo(SourceFormat.GLB);
    }

    @Test
    void bothFormatsOfOneSceneGiveTheSame() {
        var text = GltfReader.read(SceneFixtures.resource("godot4-room/scene.gltf"));
        var binary = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));

        assertThat(binary.nodes()).isEqualTo(text.nodes());
        assertThat(binary.meshes()).isEqualTo(text.meshes());
        assertThat(binary.skins()).isEqualTo(text.skins());
        assertThat(binary.cameras()).isEqualTo(text.cameras());
    }

    @Test
    void aSkinnedMeshsBoxIsWhereItsJointsPutIt() throws IOException {
        var scene = new Draft(folder);
        scene.list("nodes", 4).set("translation", scene.array(0, 1.5, 0));
        var body = GltfReader.read(scene.write()).node("Body").orElseThrow();

        // The lower edge hangs on the hips, which lie where they were bound; the upper on the spine, a metre higher.
        var box = body.worldBox().orElseThrow();
        assertThat(box.minimum()).isEqualTo(new Vector3(-0.5, -0.5, 0));
        assertThat(box.maximum().y()).isCloseTo(1.5, within(1e-6));
    }

    @Test
    void aNodeOutsideTheDefaultSceneIsNotShown() throws IOException {
        var draft = new Draft(folder);
        draft.list("scenes", 0).putArray("nodes").add(2).add(3).add(5);
        var document = GltfReader.read(draft.write());

        assertThat(document.nodes())
                .filteredOn(SceneNode::shown)
                .extracting(SceneNode::id)
                .containsExactly("Camera", "Hips", "Spine", "Body");
        assertThat(document.triangleCount()).isEqualTo(2);
    }

    @Test
    void nodesWithoutANameHaveOneNobodyElseHas() throws IOException {
        var draft = new Draft(folder);
        draft.list("nodes", 0).remove("name");
        draft.list("nodes", 1).put("name", "node0");
        draft.list("nodes", 2).put("name", "node0#0");
        var document = GltfReader.read(draft.write());

        assertThat(document.nodes())
                .extracting(SceneNode::id)
                .doesNotHaveDuplicates()
                .contains("node0#0", "node0#1");
    }

    @Test
    void sparseElementsReplaceOthers() throws IOException {
        var draft = new Draft(folder);
        int at = draft.begin(draft.indices(0));
        draft.binary.putShort(at, (short) 0).putShort(at + 2, (short) 2);
        int normals = draft.begin(draft.accessor(0, "NORMAL"));
        var sparse = draft.list("accessors", 0).putObject("sparse").put("count", 2);
        sparse.putObject("indices")
                .put("bufferView", draft.indices(0).get("bufferView").intValue())
                .put("componentType", 5123);
        sparse.putObject("values")
                .put("bufferView", draft.accessor(0, "NORMAL").get("bufferView").intValue());
        draft.binary.putFloat(normals, 7f);

        var positions = GltfReader.read(draft.write())
                .meshes()
                .get(0)
                .primitives()
                .get(0)
                .positions();

        assertThat(new float[] {positions.get(0), positions.get(2), positions.get(3), positions.get(6), positions.get(8)
                })
                .containsExactly(7f, 1f, 0.5f, 0f, 1f);
    }

    @Test
    void stripsAndFansBecomeTriangles() throws IOException {
        assertThat(triangles(5)).containsExactly(0, 1, 2, 1, 3, 2);
        assertThat(triangles(6)).containsExactly(1, 2, 0, 2, 3, 0);
        assertThat(triangles(1)).isEmpty();
    }

    private int[] triangles(int mode) throws IOException {
        var draft = new Draft(folder);
        draft.primitive(0).put("mode", mode).remove("indices");
        var indices = GltfReader.read(draft.write())
                .meshes()
                .get(0)
                .primitives()
                .get(0)
                .indices();
        var array = new int[indices.remaining()];
        indices.get(array);
        return array;
    }

    @Test
    void shortColoursAreParts() throws IOException {
        var draft = new Draft(folder);
        var texture = draft.view(draft.accessor(0, "TEXCOORD_0"));
        int begin = texture.get("byteOffset").intValue();
        draft.json.withArrayProperty("bufferViews").add(texture.deepCopy().put("byteStride", 4));
        draft.json
                .withArrayProperty("accessors")
                .addObject()
                .put("bufferView", draft.json.get("bufferViews").size() - 1)
                .put("componentType", 5121)
                .put("normalized", true)
                .put("count", 4)
                .put("type", "VEC3");
        draft.attributes(0).put("COLOR_0", draft.json.get("accessors").size() - 1);
        draft.binary.put(begin, (byte) 51);

        var colours = GltfReader.read(draft.write())
                .meshes()
                .get(0)
                .primitives()
                .get(0)
                .colours()
                .orElseThrow();

        assertThat(colours.get(0)).isCloseTo(0.2f, offset(1e-6f));
        assertThat(colours.get(3)).isEqualTo(1);
    }

    @Test
    void xmpPacketsAreFoundWhereTheyAreReferredTo() throws IOException {
        var draft = new Draft(folder);
        var packets =
                draft.json.putObject("extensions").putObject("KHR_xmp_json_ld").putArray("packets");
        packets.addObject().put("dc:title", "Room");
        packets.addObject().put("dc:title", "Table");
        refer(draft.list("scenes", 0), 0);
        refer(draft.list("nodes", 1), 1);
        var document = GltfReader.read(draft.write());

        assertThat(document.xmpPackets()).hasSize(2);
        assertThat(document.xmpPacket().orElseThrow().get("dc:title").textValue())
                .isEqualTo("Room");
        assertThat(document.nodes().get(1).xmpPacket()).isEqualTo(OptionalInt.of(1));
        assertThat(document.xmpPacketOf(document.nodes().get(1))
                        .orElseThrow()
                        .get("dc:title")
                        .textValue())
                .isEqualTo("Table");
        assertThat(document.xmpPacketOf(document.nodes().get(0))).isEmpty();
    }

    private static void refer(ObjectNode object, int packet) {
        object.putObject("extensions").putObject("KHR_xmp_json_ld").put("packet", packet);
    }

    @Test
    void picturesAreDecodedWhenAskedFor() throws IOException {
        var image = GltfReader.read(new Draft(folder).write())
                .textures()
                .get(0)
                .image()
                .orElseThrow();

        assertThat(image.mimeType()).isEqualTo("image/png");
        assertThat(image.encoded()).isEqualTo(ByteBuffer.wrap(SceneFixtures.png()));
        assertThat(image.decode().getRGB(0, 0)).isEqualTo(0xffff0000);
    }

    @Test
    void aJpegIsAPictureToo() {
        var image = SceneImage.of("/images/0", SceneFixtures.jpeg(), 100);

        assertThat(image.mimeType()).isEqualTo("image/jpeg");
        assertThat(image.decode().getWidth()).isEqualTo(image.width()).isEqualTo(3);
    }

    @Test
    void aPictureWithBrokenPixelsIsRefusedWhenItIsDecoded() throws IOException {
        var draft = new Draft(folder);
        draft.binary.putLong(draft.begin(draft.list("images", 0)) + 41, -1);
        var image = GltfReader.read(draft.write()).textures().get(0).image().orElseThrow();

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(image::decode)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("invalid_image"));
    }
}
