package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of broken scene file has a reason of its own and says where. */
class BrokenSceneTest {
    @TempDir
    Path folder;

    private interface Damage {
        void to(Draft draft) throws IOException;
    }

    private interface BinaryDamage {
        byte[] to(byte[] file);
    }

    private static Arguments broken(String what, String reason, String place, Damage damage) {
        return arguments(named(what, damage), reason, place);
    }

    static Stream<Arguments> documents() {
        return Stream.of(structure(), files(), buffers(), geometry(), nodes(), others())
                .flatMap(part -> part);
    }

    private static Stream<Arguments> structure() {
        return Stream.of(
                broken("no asset", "invalid_field", "/", d -> d.json.remove("asset")),
                broken("glTF 1.0", "unsupported_version", "/asset/version", d -> d.json.putObject("asset")
                        .put("version", "1.0")),
                broken("glTF 2.1 or newer needed", "unsupported_version", "/asset/minVersion", d -> d.json.putObject(
                                "asset")
                        .put("version", "2.1")
                        .put("minVersion", "2.1")),
                broken("a required extension", "unsupported_extension", "/extensionsRequired/0", d -> d.json.putArray(
                                "extensionsRequired")
                        .add("KHR_draco_mesh_compression")),
                broken("a list that is none", "invalid_field", "/nodes", d -> d.json.put("nodes", 1)),
                broken("a node that is none", "invalid_field", "/nodes/0", d -> d.json.putArray("nodes")
                        .add(1)),
                broken("a name that is none", "invalid_field", "/nodes/0/name", d -> d.list("nodes", 0)
                        .put("name", 7)),
                broken("a name without end", "too_large", "/nodes/0", d -> d.list("nodes", 0)
                        .put("name", "x".repeat(1_000))),
                broken("a fraction as index", "invalid_field", "/nodes/0/mesh", d -> d.list("nodes", 0)
                        .put("mesh", 0.5)),
                broken("too many nodes", "too_many", "/nodes", d -> {
                    for (int i = 0; i < SceneLimits.standard().objects(); i++) {
                        d.json.withArrayProperty("nodes").addObject();
                    }
                }));
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                broken("a missing buffer", "missing_file", "/buffers/0/uri", d -> uri(d, "none.bin")),
                broken("a web address", "external_uri", "/buffers/0/uri", d -> uri(d, "https://example.org/a.bin")),
                broken("an address of no scheme", "external_uri", "/buffers/0/uri", d -> uri(d, "//example.org/a")),
                broken("a file: address", "external_uri", "/buffers/0/uri", d -> uri(d, "file:///etc/passwd")),
                broken("an absolute path", "external_uri", "/buffers/0/uri", d -> uri(d, "/etc/passwd")),
                broken("a path upwards", "external_uri", "/buffers/0/uri", d -> uri(d, "../scene.bin")),
                broken("a coded path upwards", "external_uri", "/buffers/0/uri", d -> uri(d, "a/%2e%2e/%2E%2e/b")),
                broken("a Windows path", "external_uri", "/buffers/0/uri", d -> uri(d, "..\\scene.bin")),
                broken("an empty path", "external_uri", "/buffers/0/uri", d -> uri(d, "")),
                broken("a link out of the folder", "external_uri", "/buffers/0/uri", d -> {
                    Files.createSymbolicLink(d.folder.resolve("link.bin"), SceneFixtures.resource("LICENCES.md"));
                    uri(d, "link.bin");
                }),
                broken("a folder as buffer", "unreadable_file", "/buffers/0/uri", d -> uri(d, ".")),
                broken("a zero in a path", "unreadable_file", "/buffers/0/uri", d -> uri(d, "a%00b")),
                broken("a broken code in a path", "invalid_field", "/buffers/0/uri", d -> uri(d, "a%zz")),
                broken("inline data not in base64", "invalid_data_uri", "/buffers/0/uri", d -> uri(d, "data:,abc")),
                broken("broken base64", "invalid_data_uri", "/buffers/0/uri", d -> uri(d, "data:;base64,?!")),
                broken("a short inline buffer", "truncated_buffer", "/buffers/0", d -> uri(d, "data:;base64,AAAA")));
    }

    private static void uri(Draft draft, String uri) {
        draft.list("buffers", 0).put("uri", uri);
    }

    private static Stream<Arguments> buffers() {
        return Stream.of(
                broken(
                        "a short buffer",
                        "truncated_buffer",
                        "/buffers/0",
                        d -> d.binary = ByteBuffer.wrap(Arrays.copyOf(d.binary.array(), 100))),
                broken("a buffer without end", "truncated_buffer", "/buffers/0", d -> d.list("buffers", 0)
                        .put("byteLength", Integer.MAX_VALUE)),
                broken("no buffer at all", "truncated_buffer", "/buffers/0", d -> d.list("buffers", 0)
                        .remove("uri")),
                broken("a view of no buffer", "invalid_index", "/bufferViews/0/buffer", d -> d.list("bufferViews", 0)
                        .put("buffer", 9)),
                broken("a view beyond its buffer", "buffer_view_out_of_bounds", "/bufferViews/0", d -> d.list(
                                "bufferViews", 0)
                        .put("byteOffset", 2_000_000_000)),
                broken("an odd stride", "invalid_field", "/bufferViews/0/byteStride", d -> d.list("bufferViews", 0)
                        .put("byteStride", 7)),
                broken("an accessor beyond its view", "accessor_out_of_bounds", "/accessors/0", d -> d.list(
                                "accessors", 0)
                        .put("count", 5)),
                broken("two thousand million vertices", "accessor_out_of_bounds", "/accessors/0", d -> d.list(
                                "accessors", 0)
                        .put("count", Integer.MAX_VALUE)),
                broken("more vertices than a number counts", "too_large", "/accessors/0/count", d -> d.list(
                                "accessors", 0)
                        .put("count", 1L << 40)),
                broken("two thousand million zeros", "too_large", "/accessors/0", d -> {
                    d.list("accessors", 0).put("count", Integer.MAX_VALUE).remove("bufferView");
                }),
                broken("an unknown component type", "unsupported_accessor", "/accessors/0/componentType", d -> d.list(
                                "accessors", 0)
                        .put("componentType", 5130)),
                broken("an unknown type", "unsupported_accessor", "/accessors/0/type", d -> d.list("accessors", 0)
                        .put("type", "VEC5")),
                broken("positions of two numbers", "unsupported_accessor", "/accessors/0", d -> d.accessor(
                                0, "POSITION")
                        .put("type", "VEC2")),
                broken("short positions without the extension", "unsupported_accessor", "/accessors/0", d -> d.accessor(
                                0, "POSITION")
                        .put("componentType", 5123)),
                broken(
                        "more sparse elements than elements",
                        "invalid_sparse_accessor",
                        "/accessors/0/sparse",
                        d -> sparse(d, 5, 0, 1)),
                broken(
                        "sparse elements in no order",
                        "invalid_sparse_accessor",
                        "/accessors/0/sparse/indices",
                        d -> sparse(d, 2, 1, 1)),
                broken(
                        "a sparse element beyond the end",
                        "invalid_sparse_accessor",
                        "/accessors/0/sparse/indices",
                        d -> sparse(d, 2, 1, 4)),
                broken("sparse values beyond the view", "invalid_sparse_accessor", "/accessors/0/sparse/values", d -> {
                    sparse(d, 2, 0, 1);
                    ((ObjectNode) d.json.at("/accessors/0/sparse/values")).put("byteOffset", 47);
                }));
    }

    /** Replaces elements of the first accessor by themselves; the indices go where its mesh's indices are. */
    private static void sparse(Draft draft, int count, int first, int second) {
        int at = draft.begin(draft.indices(0));
        draft.binary.putShort(at, (short) first).putShort(at + 2, (short) second);
        var sparse = draft.list("accessors", 0).putObject("sparse").put("count", count);
        sparse.putObject("indices")
                .put("bufferView", draft.indices(0).get("bufferView").intValue())
                .put("componentType", 5123);
        sparse.putObject("values")
                .put("bufferView", draft.list("accessors", 0).get("bufferView").intValue());
    }

    private static Stream<Arguments> geometry() {
        return Stream.of(
                broken(
                        "an accessor that is not there",
                        "invalid_index",
                        "/meshes/0/primitives/0/attributes/POSITION",
                        d -> d.attributes(0).put("POSITION", 99)),
                broken("no positions", "invalid_field", "/meshes/0/primitives/0/attributes", d -> d.attributes(0)
                        .remove("POSITION")),
                broken("no primitives", "invalid_field", "/meshes/0", d -> d.list("meshes", 0)
                        .putArray("primitives")),
                broken(
                        "too few normals",
                        "attribute_mismatch",
                        "/meshes/0/primitives/0/attributes/NORMAL",
                        d -> d.accessor(0, "NORMAL").put("count", 3)),
                broken(
                        "an index beyond the vertices",
                        "invalid_vertex_index",
                        "/meshes/0/primitives/0/indices",
                        d -> d.binary.putShort(d.begin(d.indices(0)), (short) 4)),
                broken("indices of fractions", "unsupported_accessor", "/accessors/3", d -> d.indices(0)
                        .put("componentType", 5126)
                        .put("count", 3)),
                broken("an unknown mode", "invalid_field", "/meshes/0/primitives/0", d -> d.primitive(0)
                        .put("mode", 7)),
                broken(
                        "a material that is not there",
                        "invalid_index",
                        "/meshes/0/primitives/0/material",
                        d -> d.primitive(0).put("material", 1)),
                broken(
                        "a vertex at infinity",
                        "not_finite",
                        "/accessors/0",
                        d -> d.binary.putFloat(d.begin(d.accessor(0, "POSITION")), Float.POSITIVE_INFINITY)),
                broken(
                        "a normal that is no number",
                        "not_finite",
                        "/accessors/1",
                        d -> d.binary.putFloat(d.begin(d.accessor(0, "NORMAL")), Float.NaN)),
                broken(
                        "joints without weights",
                        "invalid_field",
                        "/meshes/1/primitives/0/attributes",
                        d -> d.attributes(1).remove("WEIGHTS_0")),
                broken(
                        "a negative weight",
                        "invalid_skin",
                        "/accessors/8",
                        d -> d.binary.putFloat(d.begin(d.accessor(1, "WEIGHTS_0")), -1)));
    }

    private static Stream<Arguments> nodes() {
        return Stream.of(
                broken("a child that is not there", "invalid_index", "/nodes/0/children/0", d -> d.list("nodes", 0)
                        .putArray("children")
                        .add(99)),
                broken("a mesh that is not there", "invalid_index", "/nodes/0/mesh", d -> d.list("nodes", 0)
                        .put("mesh", 2)),
                broken("a node in a circle", "node_cycle", "/nodes/0", d -> {
                    d.list("nodes", 1).putArray("children").add(0);
                }),
                broken("a node that is its own child", "node_cycle", "/nodes/2", d -> d.list("nodes", 2)
                        .putArray("children")
                        .add(2)),
                broken("two parents", "node_with_two_parents", "/nodes/2", d -> d.list("nodes", 2)
                        .putArray("children")
                        .add(1)),
                broken("a scene of a child", "invalid_field", "/scenes/0/nodes/0", d -> d.list("scenes", 0)
                        .putArray("nodes")
                        .add(1)),
                broken("a scene that is not there", "invalid_index", "/scene", d -> d.json.put("scene", 1)),
                broken("a chain of a thousand nodes", "too_deep", "/nodes/518", d -> {
                    for (int i = 6; i < 1_000; i++) {
                        d.json.withArrayProperty("nodes")
                                .addObject()
                                .putArray("children")
                                .add(i + 1);
                    }
                    d.json.withArrayProperty("nodes").addObject();
                }),
                broken("a rotation of no length", "invalid_transform", "/nodes/0/rotation", d -> d.list("nodes", 0)
                        .set("rotation", d.array(0, 0, 0, 0))),
                broken("a matrix and a translation", "invalid_transform", "/nodes/0", d -> d.list("nodes", 0)
                        .set("matrix", d.array(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1))),
                broken("a matrix with perspective", "invalid_transform", "/nodes/3/matrix", d -> {
                    d.list("nodes", 3).remove("translation");
                    d.list("nodes", 3).set("matrix", d.array(1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
                }),
                broken("a translation of two numbers", "invalid_field", "/nodes/0/translation", d -> d.list("nodes", 0)
                        .set("translation", d.array(1, 2))),
                broken("a place beyond all numbers", "not_finite", "/nodes/1", d -> {
                    d.list("nodes", 0).set("scale", d.array(1e308, 1, 1));
                    d.list("nodes", 1).set("scale", d.array(1e308, 1, 1));
                }),
                broken("a mesh beyond all numbers", "not_finite", "/nodes/0", d -> d.list("nodes", 0)
                        .set("scale", d.array(1e300, 1, 1))));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                broken("a camera without an angle", "invalid_field", "/cameras/0/perspective", d -> d.list("cameras", 0)
                        .withObjectProperty("perspective")
                        .remove("yfov")),
                broken("a camera that sees behind itself", "invalid_camera", "/cameras/0", d -> d.list("cameras", 0)
                        .withObjectProperty("perspective")
                        .put("yfov", 4)),
                broken("a camera with far before near", "invalid_camera", "/cameras/0", d -> d.list("cameras", 0)
                        .withObjectProperty("perspective")
                        .put("zfar", 0.01)),
                broken("a camera of no kind", "invalid_camera", "/cameras/0/type", d -> d.list("cameras", 0)
                        .put("type", "fish-eye")),
                broken("a camera without size", "invalid_camera", "/nodes/2", d -> d.list("nodes", 2)
                        .set("scale", d.array(1, 0, 1))),
                broken("a joint that is not there", "invalid_index", "/skins/0/joints/0", d -> d.list("skins", 0)
                        .putArray("joints")
                        .add(99)),
                broken("a joint twice", "invalid_skin", "/skins/0", d -> d.list("skins", 0)
                        .putArray("joints")
                        .add(3)
                        .add(3)),
                broken("too few inverse bind matrices", "invalid_skin", "/skins/0", d -> d.list(
                                "accessors",
                                d.list("skins", 0).get("inverseBindMatrices").intValue())
                        .put("count", 1)),
                broken("a vertex of a joint beyond the skin", "invalid_skin", "/nodes/5", d -> d.list("skins", 0)
                        .putArray("joints")
                        .add(3)),
                broken("a skin for a mesh without joints", "invalid_skin", "/nodes/0", d -> d.list("nodes", 0)
                        .put("skin", 0)),
                broken(
                        "a picture that is none",
                        "invalid_image",
                        "/images/0",
                        d -> d.binary.putInt(d.begin(d.list("images", 0)), 0)),
                broken("a cut picture", "invalid_image", "/images/0", d -> d.view(d.list("images", 0))
                        .put("byteLength", 40)),
                broken("a picture of sixteen thousand million pixels", "too_large", "/images/0", d -> d.binary
                        .order(ByteOrder.BIG_ENDIAN)
                        .putInt(d.begin(d.list("images", 0)) + 16, 1 << 17)
                        .putInt(d.begin(d.list("images", 0)) + 20, 1 << 17)),
                broken(
                        "a picture of no pixels",
                        "invalid_image",
                        "/images/0",
                        d -> d.binary.putInt(d.begin(d.list("images", 0)) + 16, 0)),
                broken("a picture from nowhere", "invalid_field", "/images/0", d -> d.list("images", 0)
                        .remove("bufferView")),
                broken(
                        "a texture that is not there",
                        "invalid_index",
                        "/materials/0/pbrMetallicRoughness/baseColorTexture/index",
                        d -> ((ObjectNode) d.json.at("/materials/0/pbrMetallicRoughness/baseColorTexture"))
                                .put("index", 1)),
                broken(
                        "a colour brighter than bright",
                        "invalid_field",
                        "/materials/0/pbrMetallicRoughness/baseColorFactor",
                        d -> d.list("materials", 0)
                                .withObjectProperty("pbrMetallicRoughness")
                                .set("baseColorFactor", d.array(2, 1, 1, 1))),
                broken("an unknown alpha mode", "invalid_field", "/materials/0/alphaMode", d -> d.list("materials", 0)
                        .put("alphaMode", "GLASS")),
                broken(
                        "an XMP packet that is none",
                        "invalid_xmp",
                        "/extensions/KHR_xmp_json_ld/packets/0",
                        d -> d.json.putObject("extensions")
                                .putObject("KHR_xmp_json_ld")
                                .putArray("packets")
                                .add("no")),
                broken(
                        "an XMP packet that is not there",
                        "invalid_index",
                        "/nodes/0/extensions/KHR_xmp_json_ld/packet",
                        d -> d.list("nodes", 0)
                                .putObject("extensions")
                                .putObject("KHR_xmp_json_ld")
                                .put("packet", 0)),
                broken(
                        "an unknown humanoid bone",
                        "invalid_humanoid",
                        "/extensions/VRMC_vrm/humanoid/humanBones/tail",
                        d -> bones(d).putObject("tail").put("node", 1)),
                broken(
                        "a node that is two bones",
                        "invalid_humanoid",
                        "/extensions/VRMC_vrm/humanoid/humanBones/head",
                        d -> {
                            var bones = bones(d);
                            bones.putObject("hips").put("node", 1);
                            bones.putObject("head").put("node", 1);
                        }));
    }

    private static ObjectNode bones(Draft draft) {
        return draft.json
                .putObject("extensions")
                .putObject("VRMC_vrm")
                .putObject("humanoid")
                .putObject("humanBones");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("documents")
    void aBrokenDocumentIsRefusedWithItsReasonAndPlace(Damage damage, String reason, String place) throws IOException {
        var draft = new Draft(folder);
        damage.to(draft);
        var file = draft.write();

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> GltfReader.read(file))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.place()).isEqualTo(place))
                .withMessageContaining(place)
                .withMessageEndingWith(".");
    }

    @Test
    void theSameDocumentUnbrokenIsRead() throws IOException {
        var document = GltfReader.read(new Draft(folder).write());

        assertThat(document.nodes())
                .extracting(SceneNode::id)
                .containsExactly("Table#0", "Table#1", "Camera", "Hips", "Spine", "Body");
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", "not_json"),
                arguments("glTF", "bad_glb_header"),
                arguments("[]", "not_json"),
                arguments("{\"asset\":{\"version\":\"2.0\"}", "not_json"),
                arguments("{\"asset\":{\"version\":\"2.0\"}} more", "not_json"),
                arguments("{\"asset\":{},\"asset\":{}}", "not_json"),
                arguments("{\"asset\":{\"version\":\"2.0\"},\"a\":NaN}", "not_json"),
                arguments("{\"asset\":{\"version\":\"2.0\"},\"nodes\":[{\"translation\":[1e999,0,0]}]}", "not_finite"),
                arguments("{\"asset\":{\"version\":\"2.0\"},\"extras\":" + "[".repeat(10_000), "too_deep"),
                arguments("\ud800", "not_json"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextThatIsNoDocumentIsRefused(String text, String reason) throws IOException {
        var file = Files.write(folder.resolve("scene.gltf"), text.getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> GltfReader.read(file))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Arguments brokenBinary(String what, String reason, String place, BinaryDamage damage) {
        return arguments(named(what, damage), reason, place);
    }

    private static ByteBuffer edit(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Stream<Arguments> binaries() {
        return Stream.of(
                brokenBinary("nothing", "bad_glb_header", "byte 0", file -> new byte[0]),
                brokenBinary("another format", "bad_glb_header", "byte 0", file -> edit(file)
                        .putInt(0, 7)
                        .array()),
                brokenBinary("GLB version 1", "unsupported_version", "byte 4", file -> edit(file)
                        .putInt(4, 1)
                        .array()),
                brokenBinary("a cut file", "bad_glb_header", "byte 8", file -> Arrays.copyOf(file, file.length - 4)),
                brokenBinary("a longer file", "bad_glb_header", "byte 8", file -> Arrays.copyOf(file, file.length + 4)),
                brokenBinary("a length below zero", "bad_glb_header", "byte 8", file -> edit(file)
                        .putInt(8, -1)
                        .array()),
                brokenBinary("a chunk beyond the file", "bad_glb_chunk", "byte 12", file -> edit(file)
                        .putInt(12, file.length)
                        .array()),
                brokenBinary("a chunk of odd length", "bad_glb_chunk", "byte 12", file -> edit(file)
                        .putInt(12, 21)
                        .array()),
                brokenBinary("no JSON chunk", "bad_glb_chunk", "byte 12", file -> edit(file)
                        .putInt(16, 7)
                        .array()),
                brokenBinary("JSON alone", "truncated_buffer", "/buffers/0", file -> {
                    var cut = Arrays.copyOf(file, 20 + edit(file).getInt(12));
                    return edit(cut).putInt(8, cut.length).array();
                }),
                brokenBinary("broken JSON", "not_json", "line 1, column 3", file -> edit(file)
                        .put(20, (byte) 'x')
                        .array()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("binaries")
    void aBrokenBinaryIsRefusedWithItsReasonAndPlace(BinaryDamage damage, String reason, String place)
            throws IOException {
        var file = Files.write(folder.resolve("scene.glb"), damage.to(GlbWriter.bytes(SceneFixtures.small())));

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> GltfReader.read(file))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.place()).isEqualTo(place));
    }

    @Test
    void aDocumentThatIsNotThereIsRefused() {
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> GltfReader.read(folder.resolve("none.gltf")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("missing_file"));
    }

    @Test
    void aDocumentAboveALimitIsRefused() throws IOException {
        var usual = SceneLimits.standard();
        var file = new Draft(folder).write();
        var few = new SceneLimits(
                usual.documentBytes(),
                usual.jsonBytes(),
                usual.totalBytes(),
                usual.objects(),
                usual.vertices(),
                5,
                usual.decodedNumbers(),
                usual.imagePixels(),
                usual.totalImagePixels(),
                usual.nodeDepth(),
                usual.jsonDepth(),
                usual.tokens());

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> new GltfReader(few).readDocument(file))
                .withMessageContaining("6 triangles, above")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("too_large"));
    }
}
