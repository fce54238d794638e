package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.InvalidLandingException;
import org.vsekai.backpack.ontology.InvalidDescriptionException;
import org.vsekai.backpack.ontology.Ontology;

/**
 * Throws damaged documents at every reader of what people upload: bytes and text of real files changed at random, and
 * documents made up from the words of each format. A reader either reads or refuses by its own exception, in bounded
 * time and memory.
 *
 * <p>{@code -Dbackpack.fuzz.tries=N} sets the number of inputs of each reader, {@code -Dbackpack.fuzz.seed=N} another
 * beginning. A failure names the input's seed, which alone makes it again.
 */
class ReaderFuzzTest {
    private static final int TRIES = Integer.getInteger("backpack.fuzz.tries", 1_000);
    private static final long SEED = Long.getLong("backpack.fuzz.seed", 1);
    private static final long MEBI = 1 << 20;
    /** Of processor time; most inputs take less than a millisecond. */
    private static final long MOST_MILLISECONDS = 5_000;

    /** Allocated in all by one input, garbage included; the limits below allow a few MiB to be alive at once. */
    private static final long MOST_ALLOCATED = 256 * MEBI;

    private static final SceneLimits LIMITS = new SceneLimits(
            MEBI, 1 << 20, 4 * MEBI, 1_000, 100_000, 100_000, 1 << 20, 1 << 20, 1 << 22, 64, 32, 100_000);
    private static final ArchiveLimits ARCHIVE = new ArchiveLimits(MEBI, 100, MEBI, 4 * MEBI, 100, 200, 8);
    private static final JsonMapper JSON = new JsonMapper();

    private Path folder;
    private Path upload;

    @BeforeTry
    void makeAFolder() throws IOException {
        folder = Files.createTempDirectory("fuzz");
        upload = Files.createDirectories(folder.resolve("upload"));
    }

    @AfterTry
    void removeIt() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Makes an input of a seed. */
    private interface Source {
        byte[] input(Random random) throws IOException;
    }

    /** Gives an input to a reader. */
    private interface Reader {
        void read(byte[] input) throws IOException;
    }

    private static void fuzz(String name, Source source, Reader reader) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int read = 0;
        long mostAllocated = 0;
        long mostNanoseconds = 0;
        for (int i = 0; i < TRIES; i++) {
            long seed = SEED * 1_000_003 + i;
            var input = source.input(new Random(seed));
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            try {
                reader.read(input);
                read++;
            } catch (InvalidSceneException | InvalidLandingException | InvalidDescriptionException e) {
                assertThat(e.getMessage()).as("%s, seed %d", name, seed).isNotBlank();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(name + " fails at seed " + seed + " of " + shown(input), e);
            }
            mostAllocated = Math.max(mostAllocated, threads.getCurrentThreadAllocatedBytes() - allocated);
            mostNanoseconds = Math.max(mostNanoseconds, threads.getCurrentThreadCpuTime() - start);
            assertThat(mostNanoseconds / 1_000_000)
                    .as("%s, seed %d: milliseconds", name, seed)
                    .isLessThan(MOST_MILLISECONDS);
            assertThat(mostAllocated)
                    .as("%s, seed %d: bytes allocated", name, seed)
                    .isLessThan(MOST_ALLOCATED);
        }
        System.out.printf(
                Locale.ROOT,
                "fuzz %s: %d inputs, %d read, %d refused; most %.1f MiB allocated and %.1f ms%n",
                name,
                TRIES,
                read,
                TRIES - read,
                (double) mostAllocated / MEBI,
                mostNanoseconds / 1e6);
    }

    private static String shown(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "...";
    }

    // ---- glTF

    @Example
    void damagedGltfIsReadOrRefused() throws IOException {
        var documents = List.of(
                new Draft(upload).json.toString(),
                Files.readString(SceneFixtures.resource("godot4-room/scene.gltf")),
                Files.readString(SceneFixtures.resource("kaykit/mug_full.gltf")));
        new Draft(upload).write();
        Files.copy(SceneFixtures.resource("godot4-room/scene0.bin"), upload.resolve("scene0.bin"));
        Files.copy(SceneFixtures.resource("kaykit/mug_full.bin"), upload.resolve("mug_full.bin"));
        Files.copy(SceneFixtures.resource("kaykit/barbarian_texture.png"), upload.resolve("barbarian_texture.png"));
        var file = upload.resolve("fuzzed.gltf");
        fuzz(
                "glTF",
                random -> {
                    var text = documents.get(random.nextInt(documents.size()));
                    return random.nextInt(4) == 0
                            ? damagedBytes(text.getBytes(StandardCharsets.UTF_8), random)
                            : damagedJson(text, random);
                },
                input -> new GltfReader(LIMITS).readDocument(Files.write(file, input)));
    }

    @Example
    void damagedGlbIsReadOrRefused() throws IOException {
        var small = GlbWriter.bytes(SceneFixtures.small());
        var file = upload.resolve("fuzzed.glb");
        fuzz("GLB", random -> damagedBytes(small, random), input -> new GltfReader(LIMITS)
                .readDocument(Files.write(file, input)));
    }

    // ---- XMP

    @Example
    void damagedPacketsAreDescribedOrRefused() throws IOException {
        var packets = new org.vsekai.backpack.ontology.XmpPackets(Ontology.bundled());
        var real = """
                {"@context": {"bp": "https://backpack.vsekai.org/ns/v1#", "dc": "http://purl.org/dc/elements/1.1/",
                  "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}, "@id": "",
                 "dc:title": {"@type": "rdf:Alt", "rdf:_1": {"@language": "en", "@value": "Red chair"}},
                 "dc:creator": {"@list": ["Zoe", "Ann"]}, "dc:subject": {"@set": ["cosy"]},
                 "dc:relation": {"@id": "https://example.org/a"}, "bp:objectClass": {"@id": "bp:Chair"}}
                """;
        var words = List.of(
                "@context",
                "@id",
                "@type",
                "@list",
                "@set",
                "@value",
                "@language",
                "@graph",
                "@vocab",
                "@base",
                "@reverse",
                "@nest",
                "@included",
                "@index",
                "dc:title",
                "rdf:type",
                "rdf:_1",
                "rdf:Alt",
                "rdf:first",
                "bp:objectClass",
                "bp:Chair",
                "bp:owner",
                "dc",
                "_:b0",
                "",
                "en",
                "https://example.org/",
                "a b",
                "\u0000");
        var made = documents(words);
        fuzz(
                "XMP",
                random -> random.nextInt(3) == 0
                        ? ("[" + made.next(random).value() + "]").getBytes(StandardCharsets.UTF_8)
                        : ("[" + new String(damagedJson(real, random, words), StandardCharsets.UTF_8) + "]")
                                .getBytes(StandardCharsets.UTF_8),
                input -> {
                    var list = new ArrayList<JsonNode>();
                    JSON.readTree(input).forEach(list::add);
                    packets.describe(
                            list,
                            List.of(0),
                            Map.of("Node", 0),
                            List.of(new DescribedPart(DescribedPart.Kind.MESH, "Mesh", 0)),
                            JSON.createObjectNode());
                });
    }

    // ---- zip

    @Example
    void damagedArchivesAreUnpackedOrRefused() throws IOException {
        var zip = new ZipFixture()
                .add("scene.gltf", "{\"asset\": {\"version\": \"2.0\"}}")
                .add("frames/0.png", SceneFixtures.png())
                .add("frames/", new byte[0], ZipFixture.Twist.method(0))
                .add("capture.json", "{\"frames\": []}".repeat(200))
                .bytes();
        var archive = upload.resolve("fuzzed.zip");
        var unpacked = folder.resolve("unpacked");
        fuzz("zip", random -> damagedBytes(zip, random), input -> {
            Files.write(archive, input);
            new SceneArchive(ARCHIVE).unpack(archive, String.valueOf(System.nanoTime()), unpacked);
            // Whatever was unpacked is where it should be, and nothing else is anywhere.
            assertThat(folder.toFile().list()).containsExactlyInAnyOrder("upload", "unpacked");
        });
    }

    // ---- tscn

    @Example
    void damagedTextScenesAreReadOrRefused() throws IOException {
        Files.write(upload.resolve("small.glb"), GlbWriter.bytes(SceneFixtures.small()));
        var own = """
                [gd_scene load_steps=3 format=3]
                [ext_resource type="PackedScene" path="res://small.glb" id="1"]
                [sub_resource type="SphereMesh" id="2"]
                radius = 0.4
                [node name="Root" type="Node3D"]
                [node name="Small" parent="." instance=ExtResource("1")]
                transform = Transform3D(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3)
                [node name="Ball" type="MeshInstance3D" parent="Small/Table"]
                mesh = SubResource("2")
                metadata/a = {"x": [1, Vector2(1, 2)], &"y": null}
                [node name="Eye" type="Camera3D" parent="."]
                fov = 60.0
                [node name="Bones" type="Skeleton3D" parent="."]
                bones/0/name = "Hips"
                bones/0/parent = -1
                bones/0/rest = Transform3D(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0)
                """;
        var documents = List.of(
                own,
                own,
                Files.readString(SceneFixtures.resource("tscn/godot3-room.tscn")),
                Files.readString(SceneFixtures.resource("tscn/godot4-room.tscn")));
        var words = List.of(
                "[node",
                "]",
                "[",
                "(",
                ")",
                "{",
                "}",
                "\"",
                "=",
                ",",
                "parent=\".\"",
                "name=\"Root\"",
                "instance=",
                "ExtResource(\"1\")",
                "SubResource(\"2\")",
                "Transform3D(",
                "1e999",
                "-inf",
                "nan",
                "-1",
                "99999999999",
                "type=\"Camera3D\"",
                "type=\"Skeleton3D\"",
                "top_level = true",
                "res://",
                "../",
                "\\u0000",
                ";",
                "\n",
                "bones/0/parent = 0",
                "format=2",
                "[sub_resource",
                "[[[[[[[[[[[[[[[[");
        var file = upload.resolve("fuzzed.tscn");
        fuzz(
                "tscn",
                random -> damagedText(documents.get(random.nextInt(documents.size())), words, random),
                input -> new SceneReader(LIMITS).read(Files.write(file, input), upload));
    }

    // ---- capture.json

    @Example
    void damagedCapturesAreReadOrRefused() throws IOException {
        var real = """
                {"frames": [{"file": "frames/0.png", "camera": "Camera", "captured_at": "2026-06-01T12:00:00Z",
                  "view_parameters": {"exposure": 1.0},
                  "objects": [{"node": "Chair", "box": [1, 2, 3, 4], "visible_fraction": 0.5}]}],
                 "cameras": [{"id": "c", "width": 640, "height": 480, "fx": 500, "fy": 500, "cx": 320, "cy": 240,
                  "distortion": {"k1": -0.2}, "world_from_camera": [1,0,0,0,0,1,0,0,0,0,1,4,0,0,0,1], "near": 0.1}],
                 "clips": [{"file": "a.ogg", "recorded_at": "2026-06-01T12:00:00Z", "node": "Radio"}],
                 "document": "room.tscn", "generator": "test"}
                """;
        var words = List.of(
                "frames",
                "file",
                "camera",
                "captured_at",
                "view_parameters",
                "objects",
                "node",
                "box",
                "cameras",
                "id",
                "width",
                "world_from_camera",
                "distortion",
                "k1",
                "clips",
                "recorded_at",
                "document",
                "../a",
                "",
                "2026-06-01T12:00:00Z",
                "+1000000000-01-01T00:00:00Z",
                "NaN");
        var made = documents(words);
        fuzz(
                "capture.json",
                random -> switch (random.nextInt(4)) {
                    case 0 -> made.next(random).value().toString().getBytes(StandardCharsets.UTF_8);
                    case 1 -> damagedBytes(real.getBytes(StandardCharsets.UTF_8), random);
                    default -> damagedJson(real, random, words);
                },
                input -> Capture.read(new String(input, StandardCharsets.UTF_8)));
    }

    // ---- pictures and sound

    @Example
    void damagedPicturesAndSoundsAreReadOrRefused() throws IOException {
        var files = new ArrayList<byte[]>();
        for (var name : List.of("tone.wav", "tone.flac", "tone.ogg", "tone-opus.ogg")) {
            files.add(ClipHeaderTest.clip(name));
        }
        fuzz(
                "clip",
                random -> damagedBytes(files.get(random.nextInt(files.size())), random),
                input -> ClipHeader.read("clip", input));
        var pictures = new ArrayList<>(List.of(SceneFixtures.png(), SceneFixtures.jpeg()));
        for (var name : List.of("lossy.webp", "lossless.webp", "extended.webp")) {
            try (var stream = ReaderFuzzTest.class.getResourceAsStream("/pictures/" + name)) {
                pictures.add(stream.readAllBytes());
            }
        }
        fuzz(
                "picture",
                random -> damagedBytes(pictures.get(random.nextInt(pictures.size())), random),
                input -> ImageHeader.read("picture", input));
    }

    // ---- damage

    /** Mostly one alone: what is broken in many places is refused for the first. */
    private static int changes(Random random) {
        return random.nextInt(3) > 0 ? 0 : random.nextInt(6);
    }

    /** Flips, overwrites, cuts, doubles and inserts bytes, a few times. */
    private static byte[] damagedBytes(byte[] whole, Random random) {
        var bytes = whole.clone();
        for (int i = changes(random); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> {
                    // Lengths and offsets are whole numbers of 4 bytes: extreme ones hurt most.
                    int value = new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1, 0xffff}[random.nextInt(6)];
                    for (int k = 0; k < 4 && at + k < bytes.length; k++) {
                        bytes[at + k] = (byte) (value >>> (8 * k));
                    }
                }
                case 4 -> {
                    int length = Math.min(bytes.length - at, 1 + random.nextInt(64));
                    var longer = Arrays.copyOf(bytes, bytes.length + length);
                    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                    bytes = longer;
                }
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    private static byte[] damagedText(String whole, List<String> words, Random random) {
        var text = new StringBuilder(whole);
        for (int i = changes(random); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, words.get(random.nextInt(words.size())));
                case 1 -> text.delete(at, end);
                case 2 -> text.replace(at, end, words.get(random.nextInt(words.size())));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(400))));
            }
        }
        return random.nextInt(10) == 0
                ? damagedBytes(text.toString().getBytes(StandardCharsets.UTF_8), random)
                : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damagedJson(String text, Random random) throws IOException {
        return damagedJson(
                text, random, List.of("", "name", "extensions", "uri", "data:;base64,AAAA", "../x", "scene.bin"));
    }

    /** Puts other values in the places of some. */
    private static byte[] damagedJson(String text, Random random, List<String> words) throws IOException {
        var root = JSON.readTree(text);
        for (int i = changes(random); i >= 0; i--) {
            var places = new ArrayList<JsonNode>();
            collect(root, places);
            var place = places.get(random.nextInt(places.size()));
            if (place instanceof ObjectNode object && !object.isEmpty()) {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = names.get(random.nextInt(names.size()));
                if (random.nextInt(5) == 0) {
                    object.remove(name);
                } else if (random.nextInt(5) == 0) {
                    object.set(words.get(random.nextInt(words.size())), object.get(name));
                } else {
                    object.set(name, value(object.get(name), random, words));
                }
            } else if (place instanceof ArrayNode array && !array.isEmpty()) {
                int at = random.nextInt(array.size());
                switch (random.nextInt(3)) {
                    case 0 -> array.remove(at);
                    case 1 -> array.add(array.get(at).deepCopy());
                    default -> array.set(at, value(array.get(at), random, words));
                }
            }
        }
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }

    private static JsonNode value(JsonNode former, Random random, List<String> words) {
        var make = JSON.getNodeFactory();
        return switch (random.nextInt(12)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(-1);
            case 3 -> make.numberNode(random.nextInt(40));
            case 4 -> make.numberNode(Integer.MAX_VALUE);
            case 5 -> make.numberNode(new BigDecimal("1e400"));
            case 6 -> make.numberNode(random.nextGaussian());
            case 7 -> make.numberNode(1L << 40);
            case 8 -> make.textNode(words.get(random.nextInt(words.size())));
            case 9 -> make.arrayNode().add(former.deepCopy());
            case 10 -> make.objectNode().set(words.get(random.nextInt(words.size())), former.deepCopy());
            default -> make.numberNode(former.asInt() + 1);
        };
    }

    /** Documents made up of a format's words, up to a few levels deep. */
    private static RandomGenerator<JsonNode> documents(List<String> words) {
        var make = JSON.getNodeFactory();
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.of(words).map(make::textNode),
                Arbitraries.integers().between(-2, 100_000).map(make::numberNode),
                Arbitraries.doubles().map(make::numberNode),
                Arbitraries.of(make.nullNode(), make.booleanNode(true)));
        return Arbitraries.recursive(
                        () -> leaf,
                        inner -> Arbitraries.oneOf(
                                inner.list().ofMaxSize(4).map(list -> {
                                    var array = make.arrayNode();
                                    list.forEach(array::add);
                                    return array;
                                }),
                                Arbitraries.maps(Arbitraries.of(words), inner)
                                        .ofMaxSize(5)
                                        .map(map -> {
                                            var object = make.objectNode();
                                            map.forEach(object::set);
                                            return object;
                                        })),
                        1,
                        4)
                .generator(1_000);
    }
}
