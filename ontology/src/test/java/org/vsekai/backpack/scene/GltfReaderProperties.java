package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.vsekai.backpack.render.Rasterizer;

/** Whatever is in a file, nothing but our own exception leaves the reader; what it lets through makes rows and pictures. */
class GltfReaderProperties {
    private static final byte[] GOOD = GlbWriter.bytes(SceneFixtures.small());
    private static final JsonMapper MAPPER = new JsonMapper();
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("scenes");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        for (var name : new String[] {"scene.glb", "scene.gltf", "scene.bin"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 200)
    void aCutFileIsRefused(@ForAll @IntRange(max = 1 << 20) int length) throws IOException {
        var cut = Arrays.copyOf(GOOD, length % GOOD.length);
        try {
            GltfReader.read(Files.write(folder.resolve("scene.glb"), cut));
            throw new AssertionError("a file cut at " + cut.length + " bytes was read");
        } catch (InvalidSceneException e) {
            // Only this may leave.
        }
    }

    @Property(tries = 700)
    void flippedBytesGiveASceneOrARefusal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int flips)
            throws IOException {
        var random = new Random(seed);
        var file = GOOD.clone();
        for (int i = 0; i < flips; i++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        readOrRefuse(Files.write(folder.resolve("scene.glb"), file));
    }

    @Property(tries = 700)
    void changedValuesGiveASceneOrARefusal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes)
            throws IOException {
        var random = new Random(seed);
        var draft = new Draft(folder);
        for (int i = 0; i < changes; i++) {
            change(draft.json, random);
        }
        readOrRefuse(draft.write());
    }

    private static void readOrRefuse(Path file) {
        try {
            var document = GltfReader.read(file);
            SceneRows.of("scene", document, SceneNode::name, 16, 12);
            var scene = new Rasterizer().prepare(document);
            for (var node : document.nodes()) {
                PinholeCamera.of(document, node, 16, 12).ifPresent(scene::render);
            }
        } catch (InvalidSceneException e) {
            // Only this may leave.
        }
    }

    /** Takes away, doubles or replaces a value somewhere in the tree. */
    private static void change(JsonNode root, Random random) {
        var places = new ArrayList<JsonNode>();
        collect(root, places);
        var parent = places.get(random.nextInt(places.size()));
        if (parent.isEmpty()) {
            return;
        }
        int which = random.nextInt(parent.size());
        if (parent instanceof ArrayNode array) {
            switch (random.nextInt(3)) {
                case 0 -> array.remove(which);
                case 1 -> array.add(array.get(which).deepCopy());
                default -> array.set(which, strange(random));
            }
        } else if (parent instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            switch (random.nextInt(3)) {
                case 0 -> object.remove(names.get(which));
                case 1 ->
                    object.set(
                            names.get(which),
                            object.get(names.get(random.nextInt(names.size()))).deepCopy());
                default -> object.set(names.get(which), strange(random));
            }
        }
    }

    private static void collect(JsonNode value, List<JsonNode> into) {
        if (value.isContainerNode()) {
            into.add(value);
            value.forEach(child -> collect(child, into));
        }
    }

    private static JsonNode strange(Random random) {
        var texts = new String[] {
            "null",
            "true",
            "\"\"",
            "\"..\"",
            "{}",
            "[]",
            "-1",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "1e308",
            "-1e999",
            "0.5",
            "2147483647",
            "2147483648",
            "-9223372036854775808",
            "123456789012345678901234567890",
            "5121",
            "5126",
            "\"MAT4\"",
            "\"SCALAR\"",
            "[0]",
            "[[[0]]]",
            "{\"a\":{}}"
        };
        try {
            return MAPPER.readTree(texts[random.nextInt(texts.length)]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
